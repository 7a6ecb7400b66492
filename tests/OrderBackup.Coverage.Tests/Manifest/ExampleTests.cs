using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Tests.Manifest;

public sealed class ExampleTests
{
    private static readonly CoverageManifest Manifest = CoverageManifest.Parse(ManifestText.Example);

    [Fact]
    public void Example_has_no_problem() => Assert.Equal("", ManifestText.Describe(Manifest));

    [Fact]
    public void Directives_are_read_without_their_comments()
    {
        Assert.Equal(1, Manifest.FormatVersion);
        Assert.Equal("FurnitureOrders.Models", Assert.Single(Manifest.Namespaces).Value);
        Assert.Equal(new QualifiedName("public", "orders"), Assert.Single(Manifest.Roots).Table);
        Assert.Equal(["appsettings.json", "templates/**"], Manifest.Files.Select(file => file.Value));
        Assert.Equal(ManifestScope.Related, Manifest.Scope);
    }

    [Fact]
    public void Every_line_is_read_as_it_reads() => Assert.Equal(
        [
            "access_logs.*  {exempt: rotated weekly, not order data}",
            "order_events.payload  <- OrderEvent.Payload  {state}",
            "orders.cabinet_status  <- Order.CabinetStatus  {state RECEIVED, IN_PRODUCTION, SHIPPED}",
            "orders.id  <- Order.Id",
            "orders.legacy_memo",
            "orders.ship_city  <- Order.ShippingAddress.City",
            "orders.status  <- Order.Status  {state RECEIVED, HAPPYCALL, MEASURE, DRAWING, CONFIRM, PRODUCTION, CONSTRUCTION, CS, COMPLETED}",
            "orders.structured_data  <- Order.StructuredData  {state}",
            "orders.structured_data:$.workflow.stage  <- Order.StructuredData.Workflow.Stage  {state}",
            "<- Order.DisplayName  {exempt: computed}",
        ],
        Manifest.Entries.Select(ManifestText.Say));

    [Fact]
    public void Every_token_keeps_its_span()
    {
        var entry = Manifest.Entries[2];
        Assert.Equal("orders.cabinet_status", Slice(entry.KeySpan));
        Assert.Equal("<-", Slice(entry.ArrowSpan!.Value));
        Assert.Equal("Order.CabinetStatus", Slice(entry.Properties[0].Span));
        Assert.Equal(["Order", "CabinetStatus"], entry.Properties[0].Segments.Select(segment => Slice(segment.Span)));
        Assert.Equal(["RECEIVED", "IN_PRODUCTION", "SHIPPED"], entry.State!.ValueSpans.Select(Slice));
        Assert.Equal("{state RECEIVED, IN_PRODUCTION, SHIPPED}", Slice(entry.State.Span));
        Assert.Equal("rotated weekly, not order data", Slice(Manifest.Entries[0].Exemption!.ReasonSpan));
        Assert.Equal(new ManifestPosition(10, 1), entry.Position);
        Assert.Equal("@root", Slice(Manifest.Roots[0].NameSpan));
        Assert.Equal("orders", Slice(Manifest.Roots[0].ValueSpan));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Other_line_breaks_read_the_same(string lineBreak)
    {
        var other = CoverageManifest.Parse("\uFEFF" + ManifestText.Example.Replace("\n", lineBreak));
        Assert.Equal("", ManifestText.Describe(other));
        Assert.Equal(Manifest.Entries.Select(ManifestText.Say), other.Entries.Select(ManifestText.Say));
        Assert.Equal(Manifest.Entries.Select(entry => entry.Position), other.Entries.Select(entry => entry.Position));
    }

    private static string Slice(ManifestSpan span) => ManifestText.Example.Substring(span.Start, span.Length);
}
