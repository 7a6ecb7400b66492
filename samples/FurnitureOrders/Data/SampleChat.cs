using FurnitureOrders.Models;

namespace FurnitureOrders.Data;

/// <summary>The rooms in which staff talk, and all that is in one of them, still without numbers of their own.</summary>
internal static class SampleChat
{
    private const int OrdersPerThousandWithRoom = 50;

    /// <summary>The rooms about one order: none, mostly.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="course">How the order has gone.</param>
    public static IEnumerable<ChatRoom> Rooms(int seed, OrderCourse course)
    {
        var random = new SampleRandom(seed, "chat_rooms", course.OrderId);
        if (!random.Chance(OrdersPerThousandWithRoom))
            yield break;

        yield return new ChatRoom
        {
            Name = $"#{course.OrderId} {course.Customer} 고객님",
            Description = random.Optional(random.Pick(SampleWords.Remarks), 300),
            OrderId = random.Chance(50) ? null : course.OrderId,
            CreatedBy = course.StaffId,
            CreatedAt = course.ReceivedAt,
            UpdatedAt = random.Within(course.StageAt, 2),
        };
    }

    /// <summary>Who is in a room.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="room">The room.</param>
    public static IEnumerable<ChatRoomMember> Members(int seed, ChatRoom room)
    {
        var random = new SampleRandom(seed, "chat_room_members", room.Id);
        var count = random.Next(2, 6);
        for (var index = 0; index < count; index++)
        {
            yield return new ChatRoomMember
            {
                RoomId = room.Id,
                UserId = ((room.CreatedBy - 1 + index) % SampleStaff.Users) + 1,
                JoinedAt = room.CreatedAt,
                LastReadAt = random.Chance(700) ? random.Within(room.CreatedAt, 30) : null,
            };
        }
    }

    /// <summary>What was said in a room.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="room">The room.</param>
    public static IEnumerable<ChatMessage> Messages(int seed, ChatRoom room)
    {
        var random = new SampleRandom(seed, "chat_messages", room.Id);
        var at = room.CreatedAt;
        for (var remaining = random.Next(12); remaining > 0; remaining--)
        {
            at = random.Within(at, 1);
            var isFile = random.Chance(150);
            yield return new ChatMessage
            {
                RoomId = room.Id,
                UserId = ((room.CreatedBy - 1 + random.Next(2)) % SampleStaff.Users) + 1,
                MessageType = isFile ? "file" : "text",
                Content = isFile ? null : random.Pick(SampleWords.ChatLines),
                FileInfo = isFile ? SampleJson.Of(new { name = $"도면 {remaining}.pdf", size = random.Next(9_000_000), pages = random.Next(1, 12) }) : null,
                CreatedAt = at,
            };
        }
    }

    /// <summary>The file sent with a message, when it is a file's message.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="message">The message.</param>
    public static IEnumerable<ChatAttachment> Attachments(int seed, ChatMessage message)
    {
        if (message.MessageType != "file")
            yield break;

        var random = new SampleRandom(seed, "chat_attachments", message.Id);
        yield return new ChatAttachment
        {
            MessageId = message.Id,
            Filename = "도면 'A'.pdf",
            FileType = "file",
            FileSize = random.Next(9_000_000) + (random.Chance(5) ? 3_000_000_000L : 0),
            StorageKey = $"chat/{message.RoomId}/{random.Hex(2)}.pdf",
            CreatedAt = message.CreatedAt,
        };
    }
}
