using System.Text.Json;
using FurnitureOrders.Models;

namespace FurnitureOrders.Data;

/// <summary>The rows that hang on one order: events, tasks and attachments, still without numbers of their own.</summary>
internal static class SampleOrderRows
{
    private static readonly OrderTaskStatus[] TaskStatuses = Enum.GetValues<OrderTaskStatus>();
    private static readonly string[] Tags = ["긴급", "재방문"];
    private static readonly decimal[] UnevenNumbers = [1.50m, -0.0m, 1e20m];

    /// <summary>What happened to an order: about three events, the last changes of stage first of all.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="course">How the order has gone.</param>
    public static IEnumerable<OrderEvent> Events(int seed, OrderCourse course)
    {
        var random = new SampleRandom(seed, "order_events", course.OrderId);
        var count = random.Next(7);
        var changes = Math.Min(random.Next(count + 1), course.Stages.Count - 1);
        for (var index = course.Stages.Count - changes; index < course.Stages.Count; index++)
        {
            var (stage, at) = course.Stages[index];
            var payload = SampleJson.Of(new { from = course.Stages[index - 1].Stage.ToString(), to = stage.ToString(), reason = random.Optional(random.Pick(SampleWords.Remarks), 200) });
            yield return Event(course, random, "STAGE_CHANGED", payload, at);
        }

        for (var index = changes; index < count; index++)
        {
            var (type, payload) = OtherEvent(random);
            yield return Event(course, random, type, payload, random.Within(course.ReceivedAt, 60));
        }
    }

    /// <summary>What is to be done for an order: about one task.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="course">How the order has gone.</param>
    public static IEnumerable<OrderTask> Tasks(int seed, OrderCourse course)
    {
        var random = new SampleRandom(seed, "order_tasks", course.OrderId);
        for (var remaining = random.Next(3); remaining > 0; remaining--)
        {
            var createdAt = random.Within(course.ReceivedAt, 30);
            yield return new OrderTask
            {
                OrderId = course.OrderId,
                Title = random.Pick(SampleWords.TaskTitles),
                Status = course.Stage == OrderStatus.COMPLETED && random.Chance(900) ? OrderTaskStatus.DONE : random.Pick(TaskStatuses),
                OwnerTeam = random.Chance(900) ? random.Pick(SampleWords.Teams) : null,
                OwnerUserId = random.Chance(700) ? course.StaffId : null,
                DueDate = random.Optional(SampleText.Date(createdAt.AddDays(7)), 700),
                Meta = random.Chance(500) ? Meta(random) : null,
                CreatedAt = createdAt,
                UpdatedAt = random.Within(createdAt, 10),
            };
        }
    }

    /// <summary>The pictures and films of an order: about one.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="course">How the order has gone.</param>
    public static IEnumerable<OrderAttachment> Attachments(int seed, OrderCourse course)
    {
        var random = new SampleRandom(seed, "order_attachments", course.OrderId);
        for (var remaining = random.Next(3); remaining > 0; remaining--)
        {
            var isVideo = random.Chance(100);
            var key = $"orders/{course.OrderId}/{random.Hex(2)}";
            yield return new OrderAttachment
            {
                OrderId = course.OrderId,
                Filename = isVideo ? $"현장 영상 ({remaining}).mp4" : $"{random.Pick(SampleWords.Products)} \"실측\" {remaining}.jpg",
                FileType = isVideo ? "video" : "image",
                FileSize = random.Next(isVideo ? 200_000_000 : 8_000_000),
                StorageKey = key + (isVideo ? ".mp4" : ".jpg"),
                ThumbnailKey = isVideo ? null : key + "_thumb.webp",
                CreatedAt = random.Within(course.ReceivedAt, 40),
            };
        }
    }

    private static OrderEvent Event(OrderCourse course, SampleRandom random, string type, JsonElement? payload, DateTime at) => new()
    {
        OrderId = course.OrderId,
        EventType = type,
        Payload = payload,
        CreatedByUserId = random.Chance(850) ? course.StaffId : null,
        CreatedAt = at,
    };

    private static (string Type, JsonElement? Payload) OtherEvent(SampleRandom random) => random.Next(6) switch
    {
        0 => ("URGENT_SET", SampleJson.Of(new { urgent = random.Chance(700), reason = random.Pick(SampleWords.Remarks) })),
        1 => ("MEMO_ADDED", SampleJson.Of(new { text = SampleText.Memo(random) })),
        2 => ("PAYMENT_RECORDED", SampleJson.Of(new { amount = random.Next(1, 900) * 10_000, method = "카드", rate = random.Next(100) / 100m })),
        3 => ("OWNER_ASSIGNED", SampleJson.Of(new { team = random.Pick(SampleWords.Teams), users = Enumerable.Range(1, random.Next(4)) })),
        4 => ("ORDER_EXPORTED", random.Chance(500) ? SampleJson.Of(new { }) : SampleJson.Of<string?>(null)),
        _ => ("ORDER_VIEWED", null),
    };

    private static JsonElement Meta(SampleRandom random) => random.Next(3) switch
    {
        0 => SampleJson.Of(new { priority = random.Next(1, 4), tags = Tags }),
        1 => SampleJson.Of(new { note = random.Pick(SampleWords.Remarks), nested = new { deep = new { deeper = UnevenNumbers } } }),
        _ => SampleJson.Of(Array.Empty<int>()),
    };
}
