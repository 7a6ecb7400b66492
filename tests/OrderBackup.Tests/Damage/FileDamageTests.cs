using OrderBackup.Backup;

namespace OrderBackup.Tests.Damage;

/// <summary>Files that are missing, extra, renamed, exchanged, linked or unreadable are named.</summary>
public sealed class FileDamageTests(MadeBackups backups) : IClassFixture<MadeBackups>
{
    [Fact]
    public Task Missing_file_is_named() => EachFileAsync((path, _) => File.Delete(path), "");

    [Fact]
    public Task Folder_in_place_of_a_file_is_named() => EachFileAsync(
        (path, _) =>
        {
            File.Delete(path);
            Directory.CreateDirectory(path);
        }, "");

    [Fact]
    public Task Symbolic_link_to_the_same_content_is_named() => EachFileAsync(
        (path, aside) =>
        {
            File.Move(path, aside);
            File.CreateSymbolicLink(path, aside);
        }, "is a symbolic link");

    [Fact]
    public Task Dangling_symbolic_link_is_named() => EachFileAsync(
        (path, aside) =>
        {
            File.Delete(path);
            File.CreateSymbolicLink(path, aside);
        }, "");

    [Fact]
    public Task Appended_byte_is_named() => EachFileAsync((path, _) => File.AppendAllText(path, "\n"), "");

    [Fact]
    public async Task File_that_cannot_be_read_is_named()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        foreach (var file in copy.Files)
        {
            // Empty files need not be read to be compared.
            if (new FileInfo(copy.PathOf(file)).Length > 0)
            {
                await using var held = new FileStream(copy.PathOf(file), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                Assert.Contains(await copy.FindDamageAsync(), finding => finding.Id == RuntimeIds.FileDamaged && finding.File == file && finding.Message.Contains("cannot be read", StringComparison.Ordinal));
            }
        }

        await copy.ProveIntactAsync();
    }

    [Fact]
    public async Task Linked_folder_of_system_files_is_named()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        var folder = copy.PathOf(BackupFolder.SystemFilesFolder);
        Directory.Move(folder, Path.Combine(copy.Folder, "..", "aside"));
        Directory.CreateSymbolicLink(folder, Path.Combine(copy.Folder, "..", "aside"));
        Assert.Contains(await copy.FindDamageAsync(), finding => finding is { Id: RuntimeIds.FileDamaged, File: BackupFolder.SystemFilesFolder });
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData(".hidden")]
    [InlineData("system_files/settings/more.json")]
    [InlineData("further/deep/file")]
    public async Task Extra_file_is_named(string file)
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(copy.PathOf(file))!);
        await File.WriteAllTextAsync(copy.PathOf(file), "x", TestContext.Current.CancellationToken);
        AssertOnly(await copy.FindDamageAsync(), file, "does not belong to the backup");
    }

    [Theory]
    [InlineData("BackupCoverage.txt", "BackupCoverage.old")]
    [InlineData("system_files/settings/app.json", "system_files/app.json")]
    [InlineData("double_check.md", "Double_check.md")]
    [InlineData("double_check.html", "double_check.htm")]
    public async Task Renamed_file_is_named_with_its_new_name(string from, string to)
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        File.Move(copy.PathOf(from), copy.PathOf(to));
        AssertOnly(await copy.FindDamageAsync(), from, $"was renamed to {to}");
    }

    [Fact]
    public async Task Renamed_dump_is_named_with_its_new_name()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        var dump = copy.Dump;
        File.Move(copy.PathOf(dump), copy.PathOf("dump.sql"));
        AssertOnly(await copy.FindDamageAsync(), dump, "was renamed to dump.sql");
    }

    [Fact]
    public async Task Two_exchanged_files_are_both_named()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        var (one, other) = ("system_files/settings/app.json", "system_files/settings/printers.json");
        File.Move(copy.PathOf(one), copy.PathOf("aside"));
        File.Move(copy.PathOf(other), copy.PathOf(one));
        File.Move(copy.PathOf("aside"), copy.PathOf(other));
        Assert.Equal([one, other], (await copy.FindDamageAsync()).Select(finding => finding.File).Order(StringComparer.Ordinal));
    }

    private static void AssertOnly(IReadOnlyList<Finding> findings, string file, string what)
    {
        var finding = Assert.Single(findings);
        Assert.Equal((RuntimeIds.FileDamaged, file, $"{file} {what}."), (finding.Id, finding.File, finding.Message));
    }

    private async Task EachFileAsync(Action<string, string> damage, string said)
    {
        using var list = await backups.Copy().ProveIntactAsync();
        foreach (var file in list.Files)
        {
            using var copy = backups.Copy();
            damage(copy.PathOf(file), Path.Combine(copy.Folder, "..", "aside"));
            Assert.Contains(await copy.FindDamageAsync(), finding => finding.Id == RuntimeIds.FileDamaged && finding.File == file && finding.Message.Contains(said, StringComparison.Ordinal));
        }
    }
}
