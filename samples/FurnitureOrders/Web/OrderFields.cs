using System.Globalization;
using FurnitureOrders.Models;

namespace FurnitureOrders.Web;

/// <summary>What an order's page shows of its row, apart from the state.</summary>
internal static class OrderFields
{
    /// <summary>The fields in groups.</summary>
    /// <param name="order">The order.</param>
    /// <param name="say">The language of the answer.</param>
    /// <param name="words">The words in it.</param>
    public static IReadOnlyList<FieldGroup> Of(Order order, Language say, Words words) =>
        [Customer(order, say), Furniture(order, say, words), Dates(order, say), Money(order, say), Region(order, say, words), Document(order, say, words)];

    /// <summary>A moment as it is in the database.</summary>
    /// <param name="moment">The moment.</param>
    public static string? Moment(DateTime? moment) => moment?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An amount in won.</summary>
    /// <param name="amount">The amount.</param>
    public static string? Won(int? amount) => amount is { } won ? string.Create(CultureInfo.InvariantCulture, $"₩{won:N0}") : null;

    private static FieldGroup Customer(Order order, Language say) => new(say["Customer", "고객"],
    [
        new(say["Name", "이름"], order.CustomerName),
        new(say["Telephone", "전화"], order.Phone),
        new(say["Address", "주소"], order.Address),
        new(say["Looked after by", "담당자"], order.ManagerName),
    ]);

    private static FieldGroup Furniture(Order order, Language say, Words words) => new(say["Furniture", "가구"],
    [
        new(say["Product", "제품"], order.Product),
        new(say["Options", "옵션"], order.Options),
        new(say["Notes", "비고"], order.Notes),
        new(say["Construction", "시공 구분"], order.ConstructionType),
        new(say["Measured by the customer", "자가 실측"], words.Of(order.IsSelfMeasurement)),
        new(say["Blueprint", "도면 이미지"], order.BlueprintImageUrl),
    ]);

    private static FieldGroup Dates(Order order, Language say) => new(say["Dates", "일정"],
    [
        new(say["Received", "접수"], $"{order.ReceivedDate} {order.ReceivedTime}"),
        new(say["Measurement", "실측"], $"{order.MeasurementDate} {order.MeasurementTime}"),
        new(say["Construction planned", "시공 예정"], order.ScheduledDate),
        new(say["Shipping planned", "출고 예정"], order.ShippingScheduledDate),
        new(say["Completed", "완료"], order.CompletionDate),
        new(say["After-sales asked for", "A/S 접수"], order.AsReceivedDate),
        new(say["After-sales done", "A/S 완료"], order.AsCompletedDate),
        new(say["Put in the bin", "삭제"], order.DeletedAt),
        new(say["Row written", "등록"], Moment(order.CreatedAt)),
    ]);

    private static FieldGroup Money(Order order, Language say) => new(say["Money", "금액"],
    [
        new(say["Payment", "결제 금액"], Won(order.PaymentAmount)),
        new(say["Shipping", "배송비"], Won(order.ShippingFee)),
    ]);

    private static FieldGroup Region(Order order, Language say, Words words) => new(say["Regional partner", "지방 주문"],
    [
        new(say["Regional order", "지방 주문"], words.Of(order.IsRegional)),
        new(say["Sales order uploaded", "영업 발주 업로드"], words.Of(order.RegionalSalesOrderUpload)),
        new(say["Blueprint sent", "도면 발송"], words.Of(order.RegionalBlueprintSent)),
        new(say["Order uploaded", "발주 업로드"], words.Of(order.RegionalOrderUpload)),
        new(say["Cargo sent", "화물 발송"], words.Of(order.RegionalCargoSent)),
        new(say["Construction details sent", "시공 정보 발송"], words.Of(order.RegionalConstructionInfoSent)),
        new(say["Place measured", "실측 완료"], words.Of(order.MeasurementCompleted)),
        new(say["Memo", "메모"], order.RegionalMemo),
    ]);

    private static FieldGroup Document(Order order, Language say, Words words) => new(say["How it was read", "자동 입력"],
    [
        new(say["New workflow", "ERP 베타"], words.Of(order.IsErpBeta)),
        new(say["Document's shape", "문서 버전"], order.StructuredSchemaVersion.ToString(CultureInfo.InvariantCulture)),
        new(say["Confidence", "신뢰도"], order.StructuredConfidence),
        new(say["Document changed", "문서 수정"], Moment(order.StructuredUpdatedAt)),
        new(say["Message", "주문 원문"], order.RawOrderText),
    ]);
}
