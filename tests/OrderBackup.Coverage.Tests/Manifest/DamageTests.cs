using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Tests.Manifest;

/// <summary>The example passes; each mutilation of it is found where it was done.</summary>
public sealed class DamageTests
{
    [Theory]
    [InlineData("@format 1", "@format 3", "OBK2001(2,9)")]
    [InlineData("@root orders ", "@rood orders ", "OBK2001(4,1)")]
    [InlineData("access_logs.*  ", "access_logs.x  ", "")]
    [InlineData("access_logs.*  ", "access_logs,*  ", "OBK2001(8,1)")]
    [InlineData("{exempt: rotated weekly, not order data}", "", "OBK2001(8,1)")]
    [InlineData("exempt: rotated weekly, not order data", "exempt:", "OBK2004(8,70)")]
    [InlineData("OrderEvent.Payload", "OrderEvent", "OBK2001(9,40)")]
    [InlineData("IN_PRODUCTION, SHIPPED}", "IN_PRODUCTION, SHIPPED", "OBK2001(10,70)")]
    [InlineData("IN_PRODUCTION, SHIPPED}", "IN_PRODUCTION, RECEIVED}", "OBK2002(10,102)")]
    [InlineData("orders.id   ", "orders.cabinet_status   ", "OBK2002(11,1)")]
    [InlineData("<- Order.Id", "<- Order.CabinetStatus", "OBK2002(11,40)")]
    [InlineData("orders.legacy_memo", "orders.legacy memo", "OBK2001(12,15)")]
    [InlineData("orders.legacy_memo", "=======", "OBK2001(12,1)")]
    [InlineData("orders.legacy_memo", "orders.zzz", "OBK2005(13,1)")]
    [InlineData("orders.ship_city  ", "orders.\"ship_city  ", "OBK2001(13,8)")]
    [InlineData("$.workflow.stage", "$.workflow[1].stage", "OBK2001(16,34)")]
    [InlineData("{exempt: computed}", "", "OBK2001(17,1)")]
    public void Damage_is_found_where_it_is(string intact, string damaged, string problems)
    {
        Assert.Equal("", ManifestText.Describe(CoverageManifest.Parse(ManifestText.Example)));
        Assert.Equal(2, ManifestText.Example.Split(intact).Length);
        Assert.Equal(problems, ManifestText.Describe(CoverageManifest.Parse(ManifestText.Example.Replace(intact, damaged))));
    }
}
