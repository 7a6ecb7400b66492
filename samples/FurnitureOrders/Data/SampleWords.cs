namespace FurnitureOrders.Data;

/// <summary>The words that made-up text is put together from. Streets, firms and people are invented.</summary>
internal static class SampleWords
{
    public static readonly string[] Surnames = ["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "남궁", "선우"];

    public static readonly string[] Syllables = ["가", "나", "다", "라", "마", "바", "사", "아", "하", "온", "솔", "별", "봄", "빛", "새", "윤", "진", "연", "율", "담", "린", "결"];

    public static readonly string[] Cities = ["가람특별시", "나래광역시", "다온시", "라온시", "마루시", "바다광역시", "새솔시", "한들군"];

    public static readonly string[] Districts = ["해오름구", "달맞이구", "은하구", "물빛구", "솔숲면", "꽃내읍"];

    public static readonly string[] Streets = ["느티나무로", "은행잎길", "종이배로", "돌다리로", "무지개대로", "참새골길", "굴뚝새로"];

    public static readonly string[] Buildings = ["가온마을", "누리빌", "다솜타워", "미리내 아파트", "Blue Hill “A”", "O'Neil Court"];

    public static readonly string[] Products = ["붙박이장", "싱크대", "신발장", "아일랜드 식탁", "드레스룸", "책장 (3단)", "화장대", "냉장고장", "TV장 & 거실장", "Kitchen 세트"];

    public static readonly string[] Colors = ["화이트 오크", "월넛", "무광 그레이", "샌드 베이지", "포레스트 그린", "블랙/골드"];

    public static readonly string[] Teams = ["CS", "SALES", "MEASURE", "DRAWING", "PRODUCTION", "CONSTRUCTION"];

    public static readonly string[] ConstructionTypes = ["직영", "협력사", "택배", "고객 직접 시공"];

    public static readonly string[] Carriers = ["가나화물", "다라택배", "마바용달", "사아Express"];

    public static readonly string[] TaskTitles = ["해피콜 다시 하기", "실측 일정 잡기", "도면 2차 수정", "자재 발주 확인", "시공팀 배정", "A/S 부품 준비", "잔금 확인 ☎"];

    public static readonly string[] Checks = ["실측값 확인", "도면 컨펌", "자재 입고", "색상 샘플 확인", "엘리베이터 사용 신고", "시공 후 사진"];

    public static readonly string[] ChatLines =
    [
        "확인했습니다 👍", "도면 올렸어요. 봐 주세요!", "고객님이 전화를 안 받으세요…", "내일 오전 9시로 옮길게요", "ㅋㅋㅋ 네", "사진\t첨부합니다",
        "줄을\n나눠서\n보냅니다", "\"화이트\" 맞나요? 'ivory' 아니고요?", "👨‍👩‍👧‍👦 가족분들 다 계실 때 방문", "경로: D:\\공유\\도면\\최종_진짜최종.dwg",
    ];

    // What breaks a careless reader of COPY or of SQL: its own escapes, end marker and null mark, quotes, and letters written in more than one way.
    public static readonly string[] Remarks =
    [
        "엘리베이터 없음, 사다리차 필요", "현관 비밀번호는 전화로 문의", "반려견 있음 🐶 벨 누르지 말 것", "1) 상부장 교체\n2) 하부장 유지\n3) 상판은 인조대리석",
        "폭\t2400\t높이\t2300\t깊이\t600", "도면: C:\\도면\\2026\\최종(2).dwg", "고객 요청: \"손잡이 없이\" / '푸시' 타입", "\\N", "\\.", "앞\r\n뒤",
        "100% 확인 -- 끝; DROP TABLE 아님", "$$달러$$ $tag$ 문자 $tag$", "\u1100\u1161\u1102\u1161\u1103\u1161 (자모가 풀린 글자)", "  앞뒤 공백  ", "zero\u200Bwidth", "𠮷野家 옆 건물",
        "🛠️ 시공팀 👷🏻‍♀️ 2명", "역슬래시로 끝남\\", "COPY public.orders (id) FROM stdin;", "<b>굵게</b> &amp; {\"json\": \"처럼\"}",
    ];
}
