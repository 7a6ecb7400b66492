using OrderBackup.Backup;

namespace OrderBackup.Tests.Damage;

/// <summary>A dump that was cut off is found, wherever the cut is, with its checksums as they were and made right again.</summary>
public sealed class TruncationTests(MadeBackups backups) : IClassFixture<MadeBackups>
{
    [Fact]
    public async Task Cut_between_two_rows_is_named_by_table()
    {
        var findings = await AfterCutAsync(text => text.IndexOf("\n11\tCONFIRM\t", StringComparison.Ordinal) + 1);
        Assert.Contains(findings, finding => finding.Id == RuntimeIds.DumpIncomplete && finding.Message.Contains("ends inside the rows of orders, after 10 rows", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding is { Id: RuntimeIds.DataDamaged, Table: "orders", TableColumn: null } && finding.Message.Contains("10 rows instead of 40", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cut_inside_a_row_is_named_by_table()
    {
        var findings = await AfterCutAsync(text => text.IndexOf("\n11\tCONFIRM\t", StringComparison.Ordinal) + 8);
        Assert.Contains(findings, finding => finding.Id == RuntimeIds.DumpIncomplete && finding.Message.Contains("ends inside the rows of orders", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding is { Id: RuntimeIds.DataDamaged, Table: "orders" });
    }

    [Fact]
    public async Task Cut_before_the_constraints_names_them()
    {
        var findings = await AfterCutAsync(text => text.IndexOf("--\n-- Name: order_events order_events_pkey; Type: CONSTRAINT", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Id == RuntimeIds.DataDamaged);
        foreach (var lost in new[] { "CONSTRAINT public.order_events order_events_pkey", "CONSTRAINT public.orders orders_pkey", "INDEX public.order_events_order", "FK CONSTRAINT public.order_events order_events_order_id_fkey" })
        {
            Assert.Contains(findings, finding => finding.Id == RuntimeIds.DefinitionDamaged && finding.Message.Contains($"{lost} is missing", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(DumpCompression.None)]
    [InlineData(DumpCompression.Gzip)]
    [InlineData(DumpCompression.Zstd)]
    public async Task Cut_anywhere_is_named_by_file(DumpCompression compression)
    {
        using var copy = await backups.Copy(compression).ProveIntactAsync();
        var whole = await File.ReadAllBytesAsync(copy.PathOf(copy.Dump), TestContext.Current.CancellationToken);
        for (var length = whole.Length - 1; length >= 0; length -= 1 + (whole.Length / 40))
        {
            await File.WriteAllBytesAsync(copy.PathOf(copy.Dump), whole[..length], TestContext.Current.CancellationToken);
            var findings = await copy.FindDamageAsync();
            Assert.Contains(findings, finding => finding.Id == RuntimeIds.FileDamaged && finding.File == copy.Dump);
        }
    }

    [Fact]
    public async Task Cut_anywhere_is_found_by_the_proof_alone()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        var whole = await File.ReadAllBytesAsync(copy.PathOf(copy.Dump), TestContext.Current.CancellationToken);

        // Behind the closing command there are only line feeds.
        for (var length = whole.Length - 4; length >= 0; length -= 1 + (whole.Length / 80))
        {
            await File.WriteAllBytesAsync(copy.PathOf(copy.Dump), whole[..length], TestContext.Current.CancellationToken);
            copy.Reseal();
            Assert.Contains(await copy.FindDamageAsync(), finding => finding.Id == RuntimeIds.DumpIncomplete);
        }
    }

    private async Task<IReadOnlyList<Finding>> AfterCutAsync(Func<string, int> cut)
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditDump(text => text[..cut(text)]);
        Assert.Contains(await copy.FindDamageAsync(), finding => finding.Id == RuntimeIds.FileDamaged && finding.File == copy.Dump);
        copy.Reseal();
        var findings = await copy.FindDamageAsync();
        Assert.Contains(findings, finding => finding.Id == RuntimeIds.DumpIncomplete && finding.Message.Contains("cut off", StringComparison.Ordinal));
        return findings;
    }
}
