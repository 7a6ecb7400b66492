using System.Globalization;
using FurnitureOrders.Models;

namespace FurnitureOrders.Data;

/// <summary>The rows of <c>orders</c>.</summary>
internal static class SampleOrders
{
    private static readonly string[] Confidences = ["high", "medium", "low"];

    /// <summary>Makes the row of one order.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="course">How the order has gone.</param>
    public static Order Make(int seed, OrderCourse course)
    {
        var random = new SampleRandom(seed, "orders", course.OrderId);
        var order = new Order
        {
            Id = course.OrderId,
            ReceivedDate = SampleText.Date(course.ReceivedAt),
            ReceivedTime = random.Optional(SampleText.Time(course.ReceivedAt), 900),
            CustomerName = course.Customer,
            Phone = SampleText.Phone(random),
            Address = SampleText.Address(random),
            Product = random.Pick(SampleWords.Products),
            Options = random.Optional(Options(random)),
            Notes = random.Optional(SampleText.Memo(random), 550),
            CreatedAt = random.Chance(5) ? null : course.ReceivedAt,
            ManagerName = random.Optional(course.Manager, 850),
            PaymentAmount = random.Chance(30) ? null : random.Chance(10) ? -random.Next(1, 500_000) : random.Next(0, 900) * 10_000,
            BlueprintImageUrl = random.Optional($"/static/uploads/blueprints/{course.OrderId}.png?v={random.Next(9)}&w=100%25", 250),
            IsErpBeta = random.Chance(400),
            RawOrderText = random.Optional(RawText(random, course), 300),
        };
        SetState(order, course, random);
        SetDates(order, course, random);
        SetRegion(order, random);
        SetDocument(order, course, random);
        return order;
    }

    private static void SetState(Order order, OrderCourse course, SampleRandom random)
    {
        order.Status = random.Chance(2) ? null : course.Stage;
        if (random.Chance(20))
            order.DeletedAt = random.Within(course.StageAt, 30).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        if (order.DeletedAt != null || random.Chance(80))
            order.OriginalStatus = course.Stages[random.Next(course.Stages.Count)].Stage;
        order.MeasurementCompleted = course.At(OrderStatus.MEASURE) != null && random.Chance(950);
        order.IsSelfMeasurement = random.Flag(120);
        order.IsCabinet = random.Flag(350);
        if (order.IsCabinet == true)
        {
            order.CabinetStatus = course.Stage switch
            {
                < OrderStatus.PRODUCTION => CabinetStatus.RECEIVED,
                OrderStatus.PRODUCTION => CabinetStatus.IN_PRODUCTION,
                _ => CabinetStatus.SHIPPED,
            };
        }
    }

    private static void SetDates(Order order, OrderCourse course, SampleRandom random)
    {
        if (course.At(OrderStatus.MEASURE) is { } measured)
        {
            order.MeasurementDate = SampleText.Date(measured);
            order.MeasurementTime = random.Optional(random.Chance(900) ? SampleText.Time(measured) : "오전 중", 800);
        }

        if (course.At(OrderStatus.CONSTRUCTION) is { } built)
        {
            order.ScheduledDate = SampleText.Date(built);
            order.ShippingScheduledDate = random.Optional(SampleText.Date(built.AddDays(-1)), 700);
        }

        if (course.At(OrderStatus.CS) is { } complained)
        {
            order.AsReceivedDate = SampleText.Date(complained);
            order.AsCompletedDate = course.Stage == OrderStatus.COMPLETED ? SampleText.Date(course.StageAt) : "";
        }

        order.CompletionDate = course.Stage == OrderStatus.COMPLETED ? SampleText.Date(course.StageAt) : random.Optional("", 0);
    }

    private static void SetRegion(Order order, SampleRandom random)
    {
        order.IsRegional = random.Flag(200);
        order.ConstructionType = random.Optional(random.Pick(SampleWords.ConstructionTypes), 700);
        order.ShippingFee = random.Chance(100) ? null : random.Next(0, 40) * 5_000;
        var isRegional = order.IsRegional == true;
        order.RegionalSalesOrderUpload = random.Flag(isRegional ? 800 : 0);
        order.RegionalBlueprintSent = random.Flag(isRegional ? 700 : 0);
        order.RegionalOrderUpload = random.Flag(isRegional ? 600 : 0);
        order.RegionalCargoSent = random.Flag(isRegional ? 500 : 0);
        order.RegionalConstructionInfoSent = random.Flag(isRegional ? 400 : 0);
        order.RegionalMemo = random.Optional(SampleText.Memo(random), isRegional ? 500 : 0);
    }

    private static void SetDocument(Order order, OrderCourse course, SampleRandom random)
    {
        order.StructuredSchemaVersion = SampleDocuments.VersionAt(course.ReceivedAt);
        if (random.Chance(150))
            return;

        order.StructuredData = SampleDocuments.Make(order.StructuredSchemaVersion, course, random);
        order.StructuredConfidence = random.Chance(100) ? null : random.Pick(Confidences);
        order.StructuredUpdatedAt = random.Chance(100) ? null : course.StageAt;
    }

    private static string Options(SampleRandom random)
    {
        var color = random.Pick(SampleWords.Colors);
        return random.Chance(500)
            ? $"색상: {color}\n손잡이: {random.Next(1, 40)}번\t수량: {random.Next(1, 6)}"
            : $$"""{"option_type": "online", "online_options_summary": "{{color}} \\ {{random.Next(600, 3000)}}mm"}""";
    }

    private static string RawText(SampleRandom random, OrderCourse course) =>
        $"[카톡 주문]\n성함: {course.Customer}\n연락처: {SampleText.Phone(random)}\n주소: {SampleText.Address(random)}\n\n{SampleText.Memo(random)}\n감사합니다 🙏";
}
