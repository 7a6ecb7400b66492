using System.Text;
using OrderBackup.Backup;
using OrderBackup.Dump;
using OrderBackup.Verify;

namespace OrderBackup.Tests.Faults;

/// <summary>A copy of a backup with another dump and everything that is computed from it: what an attacker, or a defect, could make.</summary>
internal sealed class TamperedBackup : IDisposable
{
    private readonly DirectoryInfo _tier = Directory.CreateTempSubdirectory("order-backup-tampered-");

    private TamperedBackup(string name) => Path = System.IO.Path.Combine(_tier.FullName, name);

    public string Path { get; }

    public static async Task<TamperedBackup> CreateAsync(string backup, Func<string, string> change)
    {
        var tampered = new TamperedBackup(System.IO.Path.GetFileName(backup));
        Directory.CreateDirectory(tampered.Path);
        foreach (var file in Directory.GetFiles(backup))
        {
            File.Copy(file, System.IO.Path.Combine(tampered.Path, System.IO.Path.GetFileName(file)));
        }

        var info = await BackupInfoFile.ReadAsync(backup, default);
        var path = System.IO.Path.Combine(tampered.Path, info.Dump.File);
        var original = await File.ReadAllTextAsync(path);
        var changed = change(original);
        Assert.NotEqual(original, changed);
        await File.WriteAllTextAsync(path, changed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using var stream = File.OpenRead(path);
        var pass = await DumpPass.RunAsync(stream, null, new DumpReader(DatabaseComparison.KeysOf(info)), null, default);
        var dump = new BackupFile(info.Dump.File, stream.Length, pass.Sha256);
        tampered.Write(info with
        {
            Dump = info.Dump with { Length = stream.Length, Sha256 = pass.Sha256 },
            Proof = pass.Content.Proof,
            CopyBlocks = pass.Content.CopyBlocks,
            Index = pass.Content.Index,
            Files = [.. info.Files.Select(file => file.Path == dump.Path ? dump : file)],
        });
        return tampered;
    }

    public void Dispose() => _tier.Delete(recursive: true);

    private void Write(BackupInfo info)
    {
        var bytes = BackupInfoFile.ToBytes(info);
        File.WriteAllBytes(System.IO.Path.Combine(Path, BackupFolder.InfoFile), bytes);
        var infoFile = new BackupFile(BackupFolder.InfoFile, bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        File.WriteAllBytes(System.IO.Path.Combine(Path, BackupFolder.SumsFile), ChecksumFile.ToBytes(info.Files.Append(infoFile)));
    }
}
