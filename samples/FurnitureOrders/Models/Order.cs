using FurnitureOrders.Models.Structured;

namespace FurnitureOrders.Models;

/// <summary>A customer's furniture order: the row that everything else belongs to.</summary>
public sealed class Order
{
    /// <summary>The order's number.</summary>
    public int Id { get; set; }

    /// <summary>The day the order was taken, as text: <c>YYYY-MM-DD</c>.</summary>
    public required string ReceivedDate { get; set; }

    /// <summary>The time the order was taken, as text: <c>HH:MM</c>.</summary>
    public string? ReceivedTime { get; set; }

    /// <summary>Who ordered.</summary>
    public required string CustomerName { get; set; }

    /// <summary>The customer's telephone number, as it was given.</summary>
    public required string Phone { get; set; }

    /// <summary>Where the furniture goes; may have several lines.</summary>
    public required string Address { get; set; }

    /// <summary>What was ordered.</summary>
    public required string Product { get; set; }

    /// <summary>Colours, handles and the like, in free text or in JSON written as text.</summary>
    public string? Options { get; set; }

    /// <summary>Notes of any length.</summary>
    public string? Notes { get; set; }

    /// <summary>Where the order stands.</summary>
    public OrderStatus? Status { get; set; }

    /// <summary>Where the order stood before its status was changed by hand or it was deleted.</summary>
    public OrderStatus? OriginalStatus { get; set; }

    /// <summary>When the order was put in the bin, as text; null while it is not.</summary>
    public string? DeletedAt { get; set; }

    /// <summary>When the row was written.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The day of the measurement, as text.</summary>
    public string? MeasurementDate { get; set; }

    /// <summary>The time of the measurement, as text.</summary>
    public string? MeasurementTime { get; set; }

    /// <summary>The day the order was completed, as text.</summary>
    public string? CompletionDate { get; set; }

    /// <summary>Who looks after the order.</summary>
    public string? ManagerName { get; set; }

    /// <summary>What the customer pays, in won.</summary>
    public int? PaymentAmount { get; set; }

    /// <summary>The day planned for construction, as text.</summary>
    public string? ScheduledDate { get; set; }

    /// <summary>The day an after-sales request came in, as text.</summary>
    public string? AsReceivedDate { get; set; }

    /// <summary>The day the after-sales request was settled, as text.</summary>
    public string? AsCompletedDate { get; set; }

    /// <summary>Whether a partner outside the capital area puts the furniture up.</summary>
    public bool? IsRegional { get; set; }

    /// <summary>Whether the customer measured.</summary>
    public bool? IsSelfMeasurement { get; set; }

    /// <summary>Whether cabinets belong to the order.</summary>
    public bool? IsCabinet { get; set; }

    /// <summary>Where the cabinets stand; null when there are none.</summary>
    public CabinetStatus? CabinetStatus { get; set; }

    /// <summary>Whether the sales order was uploaded for the regional partner.</summary>
    public bool? RegionalSalesOrderUpload { get; set; }

    /// <summary>Whether the blueprint was sent to the regional partner.</summary>
    public bool? RegionalBlueprintSent { get; set; }

    /// <summary>Whether the order was uploaded for the regional partner.</summary>
    public bool? RegionalOrderUpload { get; set; }

    /// <summary>Whether the cargo was sent to the regional partner.</summary>
    public bool? RegionalCargoSent { get; set; }

    /// <summary>Whether the regional partner has what is needed for construction.</summary>
    public bool? RegionalConstructionInfoSent { get; set; }

    /// <summary>Whether the place has been measured.</summary>
    public bool? MeasurementCompleted { get; set; }

    /// <summary>How the furniture is put up.</summary>
    public string? ConstructionType { get; set; }

    /// <summary>Notes about the regional partner.</summary>
    public string? RegionalMemo { get; set; }

    /// <summary>The day planned for shipping, as text.</summary>
    public string? ShippingScheduledDate { get; set; }

    /// <summary>What shipping costs, in won.</summary>
    public int? ShippingFee { get; set; }

    /// <summary>Where the blueprint's picture is.</summary>
    public string? BlueprintImageUrl { get; set; }

    /// <summary>Whether the order runs through the new workflow.</summary>
    public bool IsErpBeta { get; set; }

    /// <summary>The message from which the order was read.</summary>
    public string? RawOrderText { get; set; }

    /// <summary>The workflow document.</summary>
    public StructuredData? StructuredData { get; set; }

    /// <summary>Which shape the workflow document has.</summary>
    public int StructuredSchemaVersion { get; set; } = 1;

    /// <summary>How sure the reader of the message was: high, medium or low.</summary>
    public string? StructuredConfidence { get; set; }

    /// <summary>When the workflow document was last changed.</summary>
    public DateTime? StructuredUpdatedAt { get; set; }

    /// <summary>The pictures and films of the order.</summary>
    public ICollection<OrderAttachment> Attachments { get; } = [];

    /// <summary>What happened to the order.</summary>
    public ICollection<OrderEvent> Events { get; } = [];

    /// <summary>What is to be done for the order.</summary>
    public ICollection<OrderTask> Tasks { get; } = [];

    /// <summary>The rooms in which the order is talked about.</summary>
    public ICollection<ChatRoom> ChatRooms { get; } = [];
}
