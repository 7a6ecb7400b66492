using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Tests.Manifest;

/// <summary>Manifests and their findings in the short form that tests compare.</summary>
internal static class ManifestText
{
    /// <summary>The example of the manifest's reference.</summary>
    public const string Example = """
        # What every backup must contain.
        @format 1
        @namespace FurnitureOrders.Models
        @root orders                                # tables that reference it, directly or through others, must be covered too
        @file appsettings.json                      # system files copied with each backup; globs allowed
        @file templates/**

        access_logs.*                                                        {exempt: rotated weekly, not order data}
        order_events.payload                <- OrderEvent.Payload            {state}
        orders.cabinet_status               <- Order.CabinetStatus           {state RECEIVED, IN_PRODUCTION, SHIPPED}
        orders.id                           <- Order.Id
        orders.legacy_memo
        orders.ship_city                    <- Order.ShippingAddress.City
        orders.status                       <- Order.Status                  {state RECEIVED, HAPPYCALL, MEASURE, DRAWING, CONFIRM, PRODUCTION, CONSTRUCTION, CS, COMPLETED}
        orders.structured_data              <- Order.StructuredData          {state}
        orders.structured_data:$.workflow.stage  <- Order.StructuredData.Workflow.Stage   {state}
        <- Order.DisplayName {exempt: computed}

        """;

    /// <summary>Each problem as <c>OBK2001(line,column)</c>.</summary>
    public static string Describe(CoverageManifest manifest) => string.Join(" ", manifest.Problems.Select(problem => problem.Id + problem.Position));

    /// <summary>The problems of a line that stands second in a manifest with a root.</summary>
    public static string DescribeLine(string line) => Describe(CoverageManifest.Parse("@root orders\n" + line));

    /// <summary>The one entry of a manifest with a root, which must be without problems.</summary>
    public static ManifestEntry ParseEntry(string line)
    {
        var manifest = CoverageManifest.Parse("@root root_table\n" + line);
        Assert.Equal("", Describe(manifest));
        return Assert.Single(manifest.Entries);
    }

    /// <summary>What an entry says, without its spans.</summary>
    public static string Say(ManifestEntry entry) => new ManifestLine
    {
        Key = entry.Key,
        Properties = [.. entry.Properties.Select(property => property.ToString())],
        StateValues = entry.State?.Values,
        ExemptReason = entry.Exemption?.Reason,
    }.Format();
}
