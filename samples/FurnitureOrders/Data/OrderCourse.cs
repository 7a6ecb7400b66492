using FurnitureOrders.Models;

namespace FurnitureOrders.Data;

/// <summary>How one order has gone so far: what its row, its events, its tasks and its documents agree on.</summary>
internal sealed class OrderCourse
{
    private static readonly DateTime FirstDay = new(2023, 3, 2, 8, 30, 0);
    private static readonly DateTime Today = new(2026, 2, 17, 12, 59, 40);
    private static readonly DateTime LastDay = Today.AddDays(-1);
    private static readonly OrderStatus[] AllStages = Enum.GetValues<OrderStatus>();

    /// <summary>Works out the course of an order.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="orders">How many orders there are; they spread evenly over three years.</param>
    /// <param name="orderId">The order, from 1.</param>
    public OrderCourse(int seed, int orders, int orderId)
    {
        var random = new SampleRandom(seed, "course", orderId);
        OrderId = orderId;
        ReceivedAt = random.Within(FirstDay.AddTicks((LastDay - FirstDay).Ticks / orders * (orderId - 1)), 1);
        Customer = SampleText.Name(random);
        Manager = SampleText.Name(random);
        Stages = Walk(random);
        StaffId = random.Next(1, SampleStaff.Users + 1);
    }

    /// <summary>The order's number.</summary>
    public int OrderId { get; }

    /// <summary>When the order was taken.</summary>
    public DateTime ReceivedAt { get; }

    /// <summary>Who ordered.</summary>
    public string Customer { get; }

    /// <summary>Who looks after the order.</summary>
    public string Manager { get; }

    /// <summary>The user who works on it most.</summary>
    public int StaffId { get; }

    /// <summary>The stages that the order has been through, with the moment it came to each; the last is where it stands.</summary>
    public IReadOnlyList<(OrderStatus Stage, DateTime At)> Stages { get; }

    /// <summary>Where the order stands.</summary>
    public OrderStatus Stage => Stages[^1].Stage;

    /// <summary>When the order came to where it stands.</summary>
    public DateTime StageAt => Stages[^1].At;

    /// <summary>When the order came to a stage, or null when it has not.</summary>
    /// <param name="stage">The stage.</param>
    public DateTime? At(OrderStatus stage)
    {
        foreach (var (reached, at) in Stages)
        {
            if (reached == stage)
                return at;
        }

        return null;
    }

    private List<(OrderStatus Stage, DateTime At)> Walk(SampleRandom random)
    {
        var stages = new List<(OrderStatus, DateTime)> { (OrderStatus.RECEIVED, ReceivedAt) };
        var stuckAt = random.Chance(250) ? random.Pick(AllStages) : OrderStatus.COMPLETED;
        var hasAfterSales = stuckAt == OrderStatus.CS || random.Chance(100);
        var at = ReceivedAt;
        foreach (var stage in AllStages.Skip(1).Where(stage => hasAfterSales || stage != OrderStatus.CS))
        {
            at = random.Within(at, 12);
            if (at > Today || stage > stuckAt)
                break;
            stages.Add((stage, at));
        }

        return stages;
    }
}
