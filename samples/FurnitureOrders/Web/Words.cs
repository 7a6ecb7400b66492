using FurnitureOrders.Models;

namespace FurnitureOrders.Web;

/// <summary>The words for what the database holds as codes. What is not known is shown as it is.</summary>
/// <param name="language">The language of the answer.</param>
public sealed class Words(Language language)
{
    /// <summary>A status of an order.</summary>
    /// <param name="status">The status; null when the order has none.</param>
    public string Of(OrderStatus? status) => status is { } known ? Stage(known.ToString()) : language["no status", "상태 없음"];

    /// <summary>Where the cabinets of an order stand.</summary>
    /// <param name="status">Where.</param>
    public string Of(CabinetStatus status) => status switch
    {
        CabinetStatus.RECEIVED => language["Cabinet ordered", "수납장 접수"],
        CabinetStatus.IN_PRODUCTION => language["Cabinet in production", "수납장 제작 중"],
        CabinetStatus.SHIPPED => language["Cabinet shipped", "수납장 출고"],
        _ => status.ToString(),
    };

    /// <summary>The status of a task.</summary>
    /// <param name="status">The status.</param>
    public string Of(OrderTaskStatus status) => status switch
    {
        OrderTaskStatus.OPEN => language["open", "대기"],
        OrderTaskStatus.IN_PROGRESS => language["in progress", "진행 중"],
        OrderTaskStatus.DONE => language["done", "완료"],
        OrderTaskStatus.CANCELLED => language["cancelled", "취소"],
        _ => status.ToString(),
    };

    /// <summary>Yes, no, or nothing.</summary>
    /// <param name="value">Which.</param>
    public string? Of(bool? value) => value switch
    {
        true => language["yes", "예"],
        false => language["no", "아니요"],
        null => null,
    };

    /// <summary>A stage of the workflow, which older documents may call otherwise, or the team that sees to it.</summary>
    /// <param name="stage">The name of a status, or what an older version called it.</param>
    public string Stage(string stage) => stage switch
    {
        nameof(OrderStatus.RECEIVED) => language["Received", "접수"],
        nameof(OrderStatus.HAPPYCALL) => language["Happy call", "해피콜"],
        nameof(OrderStatus.MEASURE) => language["Measuring", "실측"],
        nameof(OrderStatus.DRAWING) => language["Drawing", "도면"],
        nameof(OrderStatus.CONFIRM) => language["Confirming", "고객 확인"],
        nameof(OrderStatus.PRODUCTION) => language["Production", "생산"],
        nameof(OrderStatus.CONSTRUCTION) => language["Construction", "시공"],
        nameof(OrderStatus.CS) => language["After-sales", "A/S"],
        nameof(OrderStatus.COMPLETED) => language["Completed", "완료"],
        "SALES" => language["Sales", "영업"],
        _ => stage,
    };

    /// <summary>A key of the workflow document.</summary>
    /// <param name="key">The key.</param>
    public string Key(string key) => key switch
    {
        "$" => language["Document", "문서"],
        "workflow" => language["Workflow", "진행"],
        "checklist" => language["Checklist", "체크리스트"],
        "measurement" or "measure" => language["Measurement", "실측"],
        "drawing" => language["Drawing", "도면"],
        "installation" => language["Installation", "시공"],
        "shipment" => language["Shipment", "배송"],
        "items" => language["Items", "품목"],
        "parties" => language["Parties", "관계자"],
        "customer" => language["Customer", "고객"],
        "orderer" => language["Orderer", "발주자"],
        "manager" => language["Manager", "담당자"],
        "stage_updated_at" => language["Came there", "단계 변경일"],
        "stage_updated_by" => language["Moved there by", "단계 변경자"],
        "urgent" => language["Urgent", "긴급"],
        "from" => language["From", "이전"],
        "to" => language["To", "이후"],
        "reason" => language["Reason", "사유"],
        "amount" => language["Amount", "금액"],
        "method" => language["Method", "방법"],
        "rate" => language["Rate", "비율"],
        "text" => language["Text", "내용"],
        "team" => language["Team", "팀"],
        "users" => language["Users", "사용자"],
        "priority" => language["Priority", "우선순위"],
        "tags" => language["Tags", "태그"],
        "flags" => language["Flags", "표시"],
        "source" => language["Source", "출처"],
        "complete" => language["Complete", "모두 완료"],
        "entries" => language["Entries", "항목"],
        "title" => language["Title", "제목"],
        "done" => language["Done", "완료"],
        "done_at" => language["Done at", "완료일"],
        "width_mm" or "w" => language["Width (mm)", "폭 (mm)"],
        "height_mm" or "h" => language["Height (mm)", "높이 (mm)"],
        "depth_mm" => language["Depth (mm)", "깊이 (mm)"],
        "measured_by" => language["Measured by", "실측자"],
        "memo" or "note" => language["Memo", "메모"],
        "revision" => language["Revision", "차수"],
        "confirmed" => language["Confirmed", "고객 확인"],
        "files" => language["Files", "파일"],
        "date" => language["Day", "날짜"],
        "crew" => language["Crew", "시공팀"],
        "ladder_truck" => language["Ladder truck", "사다리차"],
        "carrier" => language["Carrier", "운송사"],
        "tracking_number" => language["Tracking number", "송장 번호"],
        "boxes" => language["Boxes", "박스 수"],
        "shipped_at" => language["Shipped", "출고일"],
        "product" or "name" => language["Name", "이름"],
        "color" => language["Colour", "색상"],
        "quantity" or "qty" => language["Quantity", "수량"],
        "unit_price" => language["Unit price", "단가"],
        "phone" => language["Telephone", "전화"],
        _ => key.Replace('_', ' '),
    };
}
