using System.IO.Compression;
using System.Text;
using OrderBackup.Backup;
using OrderBackup.Verify;

namespace OrderBackup.Tests.Damage;

/// <summary>A copy of a backup that a test damages and verifies.</summary>
internal sealed class BackupCopy : IDisposable
{
    // Folders may be verified without any connection; a relative name keeps the options valid.
    private static readonly OrderBackupService Service = new(new OrderBackupOptions { ManifestPath = "BackupCoverage.txt" });

    private readonly string _parent = Directory.CreateTempSubdirectory("order-backup-copy-").FullName;

    private BackupCopy(string name) => Folder = Path.Combine(_parent, name);

    public string Folder { get; }

    public string Dump => Path.GetFileName(Directory.EnumerateFiles(Folder, "database_backup_*").Single());

    /// <summary>Every file, relative to the folder.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    public static BackupCopy Of(string backup)
    {
        var copy = new BackupCopy(Path.GetFileName(backup));
        foreach (var path in Directory.EnumerateFiles(backup, "*", SearchOption.AllDirectories))
        {
            var target = copy.PathOf(Path.GetRelativePath(backup, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        return copy;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public Task<VerificationResult> VerifyAsync() =>
        Service.VerifyAsync(new VerifyRequest { Backup = Folder }, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The case that every damage starts from.</summary>
    public async Task<BackupCopy> ProveIntactAsync()
    {
        var result = await VerifyAsync();
        Assert.True(result.IsIntact && result.Findings.Count == 0, string.Join('\n', result.Findings));
        return this;
    }

    public async Task<IReadOnlyList<Finding>> FindDamageAsync()
    {
        var result = await VerifyAsync();
        Assert.False(result.IsIntact);
        Assert.False(result.Holds);
        Assert.All(result.Findings, finding => Assert.Equal(FindingSeverity.Error, finding.Severity));
        return result.Findings;
    }

    /// <summary>Replaces text that stands exactly once in the uncompressed dump.</summary>
    public void ReplaceInDump(string old, string with) => EditDump(text =>
    {
        Assert.Equal(2, text.Split(old).Length);
        return text.Replace(old, with, StringComparison.Ordinal);
    });

    public void EditDump(Func<string, string> edit)
    {
        var text = File.ReadAllText(PathOf(Dump), Encoding.UTF8);
        var edited = edit(text);
        Assert.NotEqual(text, edited);
        File.WriteAllText(PathOf(Dump), edited, new UTF8Encoding(false));
    }

    /// <summary>Edits the rows of a table, each a list of fields as the dump writes them.</summary>
    public void EditRows(string table, Action<List<string[]>> edit) => EditDump(text =>
    {
        var start = text.IndexOf('\n', text.IndexOf($"\nCOPY public.{table} (", StringComparison.Ordinal) + 1) + 1;
        var end = text.IndexOf("\\.\n", start, StringComparison.Ordinal);
        var rows = text[start..end].Split('\n')[..^1].Select(row => row.Split('\t')).ToList();
        edit(rows);
        return text[..start] + string.Concat(rows.Select(row => string.Join('\t', row) + "\n")) + text[end..];
    });

    /// <summary>Edits what the backup says of itself and gives the file the checksum that it then must have.</summary>
    public void EditInfo(Func<BackupInfo, BackupInfo> edit)
    {
        var path = PathOf(BackupFolder.InfoFile);
        File.WriteAllBytes(path, BackupInfoFile.ToBytes(edit(BackupInfoFile.Parse(File.ReadAllBytes(path), path))));
        WriteSums();
    }

    /// <summary>Edits the text of <c>backup_info.json</c>, whose own checksum is then wrong, or made right again.</summary>
    public void EditInfoText(string old, string with, bool reseal)
    {
        var path = PathOf(BackupFolder.InfoFile);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        text = text[..at] + with + text[(at + old.Length)..];
        if (reseal)
        {
            var digits = text.LastIndexOf("sha256:", StringComparison.Ordinal) + "sha256:".Length;
            text = text[..digits] + new string('0', 64) + text[(digits + 64)..];
            text = text[..digits] + Sha256(Encoding.UTF8.GetBytes(text)) + text[(digits + 64)..];
        }

        File.WriteAllText(path, text, new UTF8Encoding(false));
        WriteSums();
    }

    /// <summary>
    /// Makes every checksum right again after the dump was changed, as somebody who knows the format could: what is then
    /// found, only the proof has found.
    /// </summary>
    public void Reseal()
    {
        var bytes = File.ReadAllBytes(PathOf(Dump));
        var text = Decompressed(bytes);
        EditInfo(info => info with
        {
            Dump = info.Dump with { Length = text.Length, Sha256 = Sha256(text) },
            Files = [.. info.Files.Select(file => file.Path == Dump ? file with { Size = bytes.Length, Sha256 = Sha256(bytes) } : file)],
        });
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    private void WriteSums()
    {
        var lines = Files.Where(file => file != BackupFolder.SumsFile).Select(file => $"{Sha256(File.ReadAllBytes(PathOf(file)))}  {file}\n");
        File.WriteAllText(PathOf(BackupFolder.SumsFile), string.Concat(lines));
    }

    private byte[] Decompressed(byte[] bytes)
    {
        using var packed = new MemoryStream(bytes);
        using var text = new MemoryStream();
        using Stream source = Path.GetExtension(Dump) switch
        {
            ".gz" => new GZipStream(packed, CompressionMode.Decompress),
            ".zst" => new ZstdSharp.DecompressionStream(packed),
            _ => packed,
        };
        source.CopyTo(text);
        return text.ToArray();
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
