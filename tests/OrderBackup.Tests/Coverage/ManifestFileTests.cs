using System.Text;
using OrderBackup.Backup;

namespace OrderBackup.Tests.Coverage;

public sealed class ManifestFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-manifest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string ManifestPath => Path.Combine(_folder, "BackupCoverage.txt");

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_an_error_at_their_place()
    {
        var bytes = Encoding.UTF8.GetBytes("@format 1\n@root orders\n\n# 한국어 x\norders.id\n");
        await File.WriteAllBytesAsync(ManifestPath, bytes, TestContext.Current.CancellationToken);
        Assert.Empty((await ReadAsync()).Manifest.Problems);

        bytes[bytes.AsSpan().IndexOf("x"u8)] = 0xE9;
        await File.WriteAllBytesAsync(ManifestPath, bytes, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<OrderBackupException>(ReadAsync);
        var finding = Assert.Single(refused.Findings);
        Assert.Equal(("OBK2001", FindingSeverity.Error, ManifestPath, 4, 7), (finding.Id, finding.Severity, finding.File, finding.Line, finding.Column));
        Assert.Contains("0xE9", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_to_a_manifest_stays_a_link_and_the_file_keeps_its_mode()
    {
        var real = Path.Combine(_folder, "real.txt");
        await File.WriteAllTextAsync(real, "old", TestContext.Current.CancellationToken);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(real, Mode);
        }

        File.CreateSymbolicLink(ManifestPath, "real.txt");
        await WriteAsync(ManifestPath, overwrite: true);

        Assert.Equal("real.txt", new FileInfo(ManifestPath).LinkTarget);
        Assert.Equal("new", await File.ReadAllTextAsync(real, TestContext.Current.CancellationToken));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(real) == Mode);
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }

    [Fact]
    public async Task Folder_of_a_new_manifest_is_made_and_what_cannot_be_written_is_named()
    {
        var inFolder = Path.Combine(_folder, "db", "BackupCoverage.txt");
        await WriteAsync(inFolder, overwrite: false);
        Assert.Equal("new", await File.ReadAllTextAsync(inFolder, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<IOException>(() => WriteAsync(inFolder, overwrite: false));

        var below = Path.Combine(inFolder, "BackupCoverage.txt");
        var refused = await Assert.ThrowsAsync<OrderBackupException>(() => WriteAsync(below, overwrite: false));
        Assert.Equal("OBK3109", refused.Id);
        Assert.Contains(below, refused.Message, StringComparison.Ordinal);
    }

    private Task<ManifestFile> ReadAsync() => ManifestFile.ReadAsync(ManifestPath, TestContext.Current.CancellationToken);

    private static Task WriteAsync(string path, bool overwrite) => ManifestFile.WriteAsync(path, "new", overwrite, TestContext.Current.CancellationToken);
}
