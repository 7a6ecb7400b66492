using FurnitureOrders.Models;

namespace FurnitureOrders.Data;

/// <summary>
/// Made-up rows for a database of any size. Each table is a sequence that makes its rows while it is read and keeps none;
/// the same seed and number of orders give the same rows.
/// </summary>
/// <param name="orders">How many orders; the other tables follow.</param>
/// <param name="seed">Another seed gives another database.</param>
public sealed class SampleGenerator(int orders, int seed)
{
    /// <summary>The staff.</summary>
    public IEnumerable<User> Users() => Numbered(SampleStaff.Everybody(seed), (user, id) => user.Id = id);

    /// <summary>The orders.</summary>
    public IEnumerable<Order> Orders() => Courses().Select(course => SampleOrders.Make(seed, course));

    /// <summary>The orders' pictures and films, about one each.</summary>
    public IEnumerable<OrderAttachment> OrderAttachments() =>
        Numbered(Courses().SelectMany(course => SampleOrderRows.Attachments(seed, course)), (attachment, id) => attachment.Id = id);

    /// <summary>What happened to the orders, about three events each.</summary>
    public IEnumerable<OrderEvent> OrderEvents() =>
        Numbered(Courses().SelectMany(course => SampleOrderRows.Events(seed, course)), (entry, id) => entry.Id = id);

    /// <summary>What is to be done for the orders, about one task each.</summary>
    public IEnumerable<OrderTask> OrderTasks() =>
        Numbered(Courses().SelectMany(course => SampleOrderRows.Tasks(seed, course)), (task, id) => task.Id = id);

    /// <summary>The rooms in which staff talk: one for twenty orders.</summary>
    public IEnumerable<ChatRoom> ChatRooms() =>
        Numbered(Courses().SelectMany(course => SampleChat.Rooms(seed, course)), (room, id) => room.Id = id);

    /// <summary>Who is in which room.</summary>
    public IEnumerable<ChatRoomMember> ChatRoomMembers() =>
        Numbered(ChatRooms().SelectMany(room => SampleChat.Members(seed, room)), (member, id) => member.Id = id);

    /// <summary>What was said in the rooms.</summary>
    public IEnumerable<ChatMessage> ChatMessages() =>
        Numbered(ChatRooms().SelectMany(room => SampleChat.Messages(seed, room)), (message, id) => message.Id = id);

    /// <summary>The files sent in the rooms.</summary>
    public IEnumerable<ChatAttachment> ChatAttachments() =>
        Numbered(ChatMessages().SelectMany(message => SampleChat.Attachments(seed, message)), (attachment, id) => attachment.Id = id);

    /// <summary>Who looked at what.</summary>
    public IEnumerable<AccessLog> AccessLogs() => Numbered(SampleStaff.AccessLogs(seed, orders), (entry, id) => entry.Id = id);

    /// <summary>What matters to security.</summary>
    public IEnumerable<SecurityLog> SecurityLogs() => Numbered(SampleStaff.SecurityLogs(seed, orders), (entry, id) => entry.Id = id);

    /// <summary>The steps of setting the system up.</summary>
    public IEnumerable<SystemBuildStep> SystemBuildSteps() => SampleStaff.BuildSteps();

    private IEnumerable<OrderCourse> Courses() => Enumerable.Range(1, orders).Select(id => new OrderCourse(seed, orders, id));

    private static IEnumerable<T> Numbered<T>(IEnumerable<T> rows, Action<T, int> number) =>
        rows.Select((row, index) =>
        {
            number(row, index + 1);
            return row;
        });
}
