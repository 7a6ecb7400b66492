using System.Globalization;
using FurnitureOrders.Models;
using FurnitureOrders.Models.Structured;

namespace FurnitureOrders.Data;

/// <summary>The workflow documents, in each of the three shapes that they have had.</summary>
internal static class SampleDocuments
{
    private static readonly DateTime SecondShapeSince = new(2024, 1, 15);
    private static readonly DateTime ThirdShapeSince = new(2024, 11, 1);

    /// <summary>The shape in use at a moment.</summary>
    /// <param name="moment">The moment.</param>
    public static int VersionAt(DateTime moment) => moment < SecondShapeSince ? 1 : moment < ThirdShapeSince ? 2 : 3;

    /// <summary>Makes the document of one order.</summary>
    /// <param name="version">Its shape, from 1 to 3.</param>
    /// <param name="course">How the order has gone.</param>
    /// <param name="random">The row's numbers.</param>
    public static StructuredData Make(int version, OrderCourse course, SampleRandom random) => version switch
    {
        _ when random.Chance(20) => new StructuredData(),
        1 => FirstShape(course, random),
        2 => SecondShape(course, random),
        _ => ThirdShape(course, random),
    };

    // The stage was a text, the items one line, and sizes whatever had been typed.
    private static StructuredData FirstShape(OrderCourse course, SampleRandom random) => new()
    {
        Extra = new()
        {
            ["workflow"] = SampleJson.Of(course.Stage.ToString()),
            ["customer"] = SampleJson.Of(course.Customer),
            ["items"] = SampleJson.Of($"{random.Pick(SampleWords.Products)} {random.Next(1, 4)}EA"),
            ["measure"] = SampleJson.Of(new { w = "2400", h = "2,300mm", memo = random.Optional(random.Pick(SampleWords.Remarks)) }),
        },
    };

    // The history was keyed by stage, and quantities were texts.
    private static StructuredData SecondShape(OrderCourse course, SampleRandom random) => new()
    {
        Measurement = random.Chance(500) ? Measurement(course, random) : null,
        Parties = Parties(course, random),
        Extra = new()
        {
            ["workflow"] = SampleJson.Of(new
            {
                stage = course.Stage.ToString(),
                history = course.Stages.ToDictionary(step => step.Stage.ToString(), step => SampleText.Date(step.At)),
            }),
            ["items"] = SampleJson.Of(new[] { new { name = random.Pick(SampleWords.Products), qty = random.Next(1, 5).ToString(CultureInfo.InvariantCulture) } }),
            ["flags"] = random.Chance(300) ? SampleJson.Of<string?>(null) : SampleJson.Of(Array.Empty<string>()),
        },
    };

    private static StructuredData ThirdShape(OrderCourse course, SampleRandom random) => new()
    {
        Workflow = Workflow(course, random),
        Checklist = random.Chance(600) ? Checklist(course, random) : null,
        Measurement = course.Stage >= OrderStatus.MEASURE ? Measurement(course, random) : null,
        Drawing = course.Stage >= OrderStatus.DRAWING ? Drawing(course, random) : null,
        Installation = course.Stage >= OrderStatus.CONSTRUCTION ? Installation(course, random) : null,
        Shipment = course.Stage >= OrderStatus.CONSTRUCTION && random.Chance(700) ? Shipment(course, random) : null,
        Items = Items(random),
        Parties = Parties(course, random),
        Extra = random.Chance(100)
            ? new() { ["source"] = SampleJson.Of(new { channel = "카카오톡 💬", message_id = 12345678901234567890m, score = 0.1000m, raw = random.Pick(SampleWords.Remarks) }) }
            : null,
    };

    private static Workflow Workflow(OrderCourse course, SampleRandom random) => new()
    {
        Stage = course.Stage.ToString(),
        StageUpdatedAt = course.StageAt,
        StageUpdatedBy = course.Manager,
        Urgent = random.Chance(70) ? true : null,
        History = [.. course.Stages.Select((step, index) => new StageChange
        {
            From = index == 0 ? null : course.Stages[index - 1].Stage.ToString(),
            To = step.Stage.ToString(),
            At = step.At,
            By = course.Manager,
            Note = random.Chance(100) ? random.Pick(SampleWords.Remarks) : null,
        })],
    };

    private static Checklist Checklist(OrderCourse course, SampleRandom random)
    {
        var entries = SampleWords.Checks.Where(_ => random.Chance(700)).Select(title =>
            random.Chance(600) ? new ChecklistEntry { Title = title, Done = true, DoneAt = course.StageAt } : new ChecklistEntry { Title = title, Done = false });
        List<ChecklistEntry> all = [.. entries];
        return new Checklist { Complete = all.TrueForAll(entry => entry.Done == true), Entries = all };
    }

    private static Measurement Measurement(OrderCourse course, SampleRandom random) => new()
    {
        WidthMm = random.Next(600, 4800),
        HeightMm = random.Next(800, 2500),
        DepthMm = random.Next(3000, 7000) / 10m,
        MeasuredBy = course.Manager,
        Memo = random.Optional(random.Pick(SampleWords.Remarks), 300),
    };

    private static Drawing Drawing(OrderCourse course, SampleRandom random) => new()
    {
        Revision = random.Next(1, 5),
        Confirmed = course.Stage > OrderStatus.CONFIRM,
        Files = [.. Enumerable.Range(1, random.Next(4)).Select(number => $"orders/{course.OrderId}/도면_{number}.pdf")],
    };

    private static Installation Installation(OrderCourse course, SampleRandom random) => new()
    {
        Date = SampleText.Date(course.StageAt),
        Crew = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => SampleText.Name(random))],
        LadderTruck = random.Flag(200),
        Memo = random.Optional(random.Pick(SampleWords.Remarks), 300),
    };

    private static Shipment Shipment(OrderCourse course, SampleRandom random) => new()
    {
        Carrier = random.Pick(SampleWords.Carriers),
        TrackingNumber = random.Chance(800) ? $"{random.Next(100_000_000):000000000000}" : "",
        Boxes = random.Next(1, 20),
        ShippedAt = course.At(OrderStatus.CONSTRUCTION),
    };

    private static List<OrderedItem> Items(SampleRandom random) => [.. Enumerable.Range(0, random.Next(5)).Select(_ => new OrderedItem
    {
        Product = random.Pick(SampleWords.Products),
        Color = random.Chance(800) ? random.Pick(SampleWords.Colors) : null,
        Quantity = random.Next(1, 5),
        UnitPrice = random.Next(10, 400) * 10_000m,
    })];

    private static Parties Parties(OrderCourse course, SampleRandom random) => new()
    {
        Customer = new Party { Name = course.Customer, Phone = SampleText.Phone(random) },
        Orderer = random.Chance(200) ? new Party { Name = SampleText.Name(random), Phone = "" } : null,
        Manager = new Party { Name = course.Manager },
    };
}
