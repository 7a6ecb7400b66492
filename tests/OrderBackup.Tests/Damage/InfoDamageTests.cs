using OrderBackup.Backup;

namespace OrderBackup.Tests.Damage;

/// <summary>What a backup says of itself is believed only when it fits its checksum, the files and itself.</summary>
public sealed class InfoDamageTests(MadeBackups backups) : IClassFixture<MadeBackups>
{
    [Theory]
    [InlineData("\"verdict\": \"Verified\"", "\"verdict\": \"Unverified\"")]
    [InlineData("\"rows\": 40", "\"rows\": 41")]
    [InlineData("\"madeBy\": \"", "\"madeBy\": \"x")]
    [InlineData("\"checksum\": \"sha256:", "\"checksum\": \"sha512:")]
    public async Task Edited_text_is_found(string old, string with)
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfoText(old, with, reseal: false);
        var finding = Assert.Single(await copy.FindDamageAsync());
        Assert.Equal((RuntimeIds.FileDamaged, BackupFolder.InfoFile), (finding.Id, finding.File));
        Assert.Contains("edited or damaged", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edited_digit_of_a_proof_is_found_without_its_checksum()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfoText("\"digest\": \"", "\"digest\": \"0", reseal: false);
        Assert.Equal(BackupFolder.InfoFile, Assert.Single(await copy.FindDamageAsync()).File);
    }

    [Fact]
    public async Task Edited_digest_of_a_column_is_named_by_column_although_all_checksums_fit()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfo(info => info with { Proof = info.Proof with { Tables = [.. info.Proof.Tables.Select(table => table.Name == "orders" ? table with { Digest = Other(table.Digest), Columns = [.. table.Columns.Select(column => column.Name == "status" ? column with { Digest = Other(column.Digest) } : column)] } : table)] } });
        var finding = Assert.Single(await copy.FindDamageAsync());
        Assert.Equal((RuntimeIds.DataDamaged, "orders", "status"), (finding.Id, finding.Table, finding.TableColumn));
    }

    [Fact]
    public async Task Edited_digest_of_one_column_alone_is_named_by_column()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfo(info => info with { Proof = info.Proof with { Tables = [.. info.Proof.Tables.Select(table => table.Name == "orders" ? table with { Columns = [.. table.Columns.Select(column => column.Name == "memo" ? column with { Digest = Other(column.Digest) } : column)] } : table)] } });
        var finding = Assert.Single(await copy.FindDamageAsync());
        Assert.Equal((RuntimeIds.DataDamaged, "orders", "memo"), (finding.Id, finding.Table, finding.TableColumn));
    }

    [Fact]
    public async Task Edited_row_count_is_named_by_table()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfo(info => info with { Proof = info.Proof with { Tables = [.. info.Proof.Tables.Select(table => table.Name == "orders" ? table with { Rows = 41 } : table)] } });
        var finding = Assert.Single(await copy.FindDamageAsync());
        Assert.Equal((RuntimeIds.DataDamaged, "orders", null), (finding.Id, finding.Table, finding.TableColumn));
    }

    [Theory]
    [InlineData(DumpCompression.None)]
    [InlineData(DumpCompression.Gzip)]
    public async Task Edited_digest_of_the_uncompressed_dump_is_found(DumpCompression compression)
    {
        using var copy = await backups.Copy(compression).ProveIntactAsync();
        copy.EditInfo(info => info with { Dump = info.Dump with { Sha256 = Other(info.Dump.Sha256) } });
        Assert.Equal(copy.Dump, Assert.Single(await copy.FindDamageAsync()).File);
    }

    [Fact]
    public async Task Dump_that_is_not_among_the_files_is_found()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfo(info => info with { Dump = info.Dump with { File = "../elsewhere.sql" } });
        Assert.Contains(await copy.FindDamageAsync(), finding => finding.File == BackupFolder.InfoFile && finding.Message.Contains("elsewhere.sql", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_listed_twice_is_found()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfo(info => info with { Files = [.. info.Files, info.Files[0]] });
        AssertContradiction(await copy.FindDamageAsync(), "twice");
    }

    [Fact]
    public async Task Table_proven_twice_is_found()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfo(info => info with { Proof = info.Proof with { Tables = [.. info.Proof.Tables, info.Proof.Tables[0]] } });
        AssertContradiction(await copy.FindDamageAsync(), "twice");
    }

    [Theory]
    [InlineData("\"tables\": [", "\"tables\": null, \"x\": [")]
    [InlineData("\"files\": [", "\"files\": null, \"x\": [")]
    [InlineData("\"dump\": {", "\"dump\": null, \"x\": {")]
    [InlineData("\"proof\": {", "\"proof\": 7, \"x\": {")]
    public async Task Text_that_is_not_what_a_backup_says_is_found_although_its_checksum_fits(string old, string with)
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfoText(old, with, reseal: true);
        AssertContradiction(await copy.FindDamageAsync(), "cannot be understood");
    }

    [Fact]
    public async Task Format_of_a_newer_version_is_told()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        copy.EditInfo(info => info with { Format = BackupInfo.CurrentFormat + 1 });
        AssertContradiction(await copy.FindDamageAsync(), "format 2");
    }

    private static void AssertContradiction(IReadOnlyList<Finding> findings, string said)
    {
        var finding = Assert.Single(findings);
        Assert.Equal((RuntimeIds.FileDamaged, BackupFolder.InfoFile), (finding.Id, finding.File));
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    private static string Other(string digits) => (digits[0] == '0' ? '1' : '0') + digits[1..];
}
