using System.Security.Cryptography;
using OrderBackup.Backup;

namespace OrderBackup.Tests.Scripts;

/// <summary>What <c>restore.sh</c> refuses before it asks a server: there is none in these tests.</summary>
public sealed class RestoreShellRefusalTests
{
    [Fact]
    public async Task An_intact_backup_gets_as_far_as_the_server()
    {
        using var backup = await ScriptedBackup.CreateOfflineAsync();

        var run = backup.Restore();

        Assert.Equal(1, run.Code);
        Assert.Contains("cannot connect to the server", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changed byte", "a file is missing or is not what SHA256SUMS says")]
    [InlineData("missing", "a file is missing or is not what SHA256SUMS says")]
    [InlineData("no list", "the file SHA256SUMS is missing")]
    [InlineData("empty list", "the file SHA256SUMS is empty")]
    [InlineData("dump not listed", "SHA256SUMS does not list")]
    [InlineData("line not understood", "a file is missing or is not what SHA256SUMS says")]
    [InlineData("dump and list changed", "is not what was dumped")]
    public async Task A_damaged_backup_is_refused(string damage, string message)
    {
        using var backup = await ScriptedBackup.CreateOfflineAsync();
        Damage(backup, damage);

        var run = backup.Restore();

        Assert.Equal(2, run.Code);
        Assert.Contains("the backup is damaged: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DumpCompression.Gzip)]
    [InlineData(DumpCompression.Zstd)]
    public async Task A_compressed_dump_that_is_cut_off_is_refused(DumpCompression compression)
    {
        using var backup = await ScriptedBackup.CreateOfflineAsync(compression);
        File.WriteAllBytes(backup.DumpFile, File.ReadAllBytes(backup.DumpFile)[..^20]);
        backup.WriteSums();

        var run = backup.Restore();

        Assert.Equal(2, run.Code);
        Assert.Contains("is not what was dumped", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zstd", "zstd is needed and not installed")]
    [InlineData("psql", "psql is needed and not installed")]
    [InlineData("sha256sum", "sha256sum or shasum is needed and neither is installed")]
    public async Task A_missing_program_is_named(string missing, string message)
    {
        using var backup = await ScriptedBackup.CreateOfflineAsync(DumpCompression.Zstd);
        var programs = Directory.CreateDirectory(Path.Combine(backup.Folder, "bin")).FullName;
        foreach (var program in new[] { "dirname", "sed", "cat", "grep", "cut", "psql", "zstd", "sha256sum" }.Where(program => program != missing))
        {
            File.CreateSymbolicLink(Path.Combine(programs, program), Path.Combine("/usr/bin", program));
        }

        var run = backup.RestoreWith(new() { ["PATH"] = programs });

        Assert.Equal(1, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shasum_serves_where_there_is_no_sha256sum()
    {
        using var backup = await ScriptedBackup.CreateOfflineAsync();
        var programs = Directory.CreateDirectory(Path.Combine(backup.Folder, "bin")).FullName;
        foreach (var program in new[] { "dirname", "sed", "cat", "grep", "cut", "psql", "shasum", "perl" })
        {
            File.CreateSymbolicLink(Path.Combine(programs, program), Path.Combine("/usr/bin", program));
        }

        var run = backup.RestoreWith(new() { ["PATH"] = programs });

        Assert.Contains("cannot connect to the server", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--new")]
    [InlineData("a", "b")]
    [InlineData("--unknown")]
    [InlineData("")]
    public async Task Wrong_arguments_are_refused_with_the_usage(params string[] arguments)
    {
        using var backup = await ScriptedBackup.CreateOfflineAsync();

        var run = backup.Restore(arguments);

        Assert.Equal(1, run.Code);
        Assert.Contains("usage: sh restore.sh [NAME | --new NAME]", run.Error, StringComparison.Ordinal);
    }

    private static void Damage(ScriptedBackup backup, string damage)
    {
        var sums = Path.Combine(backup.Folder, "SHA256SUMS");
        var lines = File.ReadAllLines(sums);
        switch (damage)
        {
            case "changed byte":
                var bytes = File.ReadAllBytes(backup.DumpFile);
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(backup.DumpFile, bytes);
                break;
            case "missing":
                File.Delete(backup.DumpFile);
                break;
            case "no list":
                File.Delete(sums);
                break;
            case "empty list":
                File.WriteAllText(sums, "");
                break;
            case "dump not listed":
                File.WriteAllLines(sums, lines.Where(line => !line.Contains(backup.Info.Dump.File, StringComparison.Ordinal)));
                break;
            case "line not understood":
                File.WriteAllLines(sums, lines.Select(line => line.EndsWith("restore.sh", StringComparison.Ordinal) ? "x" + line[1..] : line));
                break;
            default:
                File.AppendAllText(backup.DumpFile, "-- one more line\n");
                var sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(backup.DumpFile)));
                File.WriteAllLines(sums, lines.Select(line => line.EndsWith(backup.Info.Dump.File, StringComparison.Ordinal) ? sum + line[64..] : line));
                break;
        }
    }
}
