using System.Text.Json;

namespace FurnitureOrders.Models;

/// <summary>A step of setting the system up, so that none is done twice.</summary>
public sealed class SystemBuildStep
{
    /// <summary>The step's name.</summary>
    public required string StepKey { get; set; }

    /// <summary>Where the step stands.</summary>
    public BuildStepStatus Status { get; set; }

    /// <summary>When it began.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>What it said last.</summary>
    public string? Message { get; set; }

    /// <summary>Whatever the step keeps.</summary>
    public JsonElement? Meta { get; set; }
}
