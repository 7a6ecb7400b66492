using System.Net;
using System.Net.Sockets;
using OrderBackup.Backup;
using OrderBackup.Restore;

namespace OrderBackup.Tests.Damage;

/// <summary>No restore and no drill of a damaged backup ever contacts the server: here there is none to contact.</summary>
public sealed class RefusalTests : IClassFixture<MadeBackups>, IDisposable
{
    private readonly MadeBackups _backups;

    // Bound but not listening: connections are refused, and nobody else can be given the port.
    private readonly Socket _nobody = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly OrderBackupService _service;

    public RefusalTests(MadeBackups backups)
    {
        _backups = backups;
        _nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)_nobody.LocalEndPoint!).Port;
        _service = new OrderBackupService(new OrderBackupOptions { Connection = $"Host=127.0.0.1;Port={port};Database=orders;Username=nobody;Password=secret" });
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Intact_backup_would_contact_the_server()
    {
        using var copy = await _backups.Copy().ProveIntactAsync();
        foreach (var restore in Restores(copy))
        {
            var refusal = await Assert.ThrowsAsync<OrderBackupException>(restore);
            Assert.Equal(RuntimeIds.CannotConnect, refusal.Id);
        }
    }

    [Fact]
    public Task Backup_with_a_flipped_bit_in_any_file_is_refused() => EachFileAsync(path =>
    {
        var bytes = File.ReadAllBytes(path);
        bytes = bytes.Length == 0 ? [1] : bytes;
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(path, bytes);
    });

    [Fact]
    public Task Backup_without_one_of_its_files_is_refused() => EachFileAsync(File.Delete);

    [Fact]
    public Task Backup_with_a_link_in_place_of_a_file_is_refused() => EachFileAsync(path =>
    {
        File.Delete(path);
        File.CreateSymbolicLink(path, Environment.ProcessPath!);
    });

    [Theory]
    [InlineData(DumpCompression.None)]
    [InlineData(DumpCompression.Gzip)]
    [InlineData(DumpCompression.Zstd)]
    public async Task Backup_with_a_truncated_dump_is_refused(DumpCompression compression)
    {
        using var copy = await _backups.Copy(compression).ProveIntactAsync();
        var bytes = await File.ReadAllBytesAsync(copy.PathOf(copy.Dump), Cancellation);
        foreach (var length in new[] { 0, bytes.Length / 2, bytes.Length - 1 })
        {
            await File.WriteAllBytesAsync(copy.PathOf(copy.Dump), bytes[..length], Cancellation);
            await AssertRefusedAsync(copy);
        }
    }

    [Fact]
    public async Task Backup_whose_dump_only_the_proof_contradicts_is_refused()
    {
        using var copy = await _backups.Copy().ProveIntactAsync();
        copy.ReplaceInDump("""{"stage": 17}""", """{"stage": 71}""");
        copy.Reseal();
        await AssertRefusedAsync(copy);
    }

    [Fact]
    public async Task Backup_with_an_extra_file_is_refused()
    {
        using var copy = await _backups.Copy().ProveIntactAsync();
        await File.WriteAllTextAsync(copy.PathOf("notes.txt"), "x", Cancellation);
        await AssertRefusedAsync(copy);
    }

    public void Dispose() => _nobody.Dispose();

    private async Task EachFileAsync(Action<string> damage)
    {
        using var list = await _backups.Copy().ProveIntactAsync();
        foreach (var file in list.Files)
        {
            using var copy = _backups.Copy();
            damage(copy.PathOf(file));
            await AssertRefusedAsync(copy);
        }
    }

    private async Task AssertRefusedAsync(BackupCopy copy)
    {
        foreach (var restore in Restores(copy))
        {
            var result = await restore();
            Assert.False(result.Succeeded);
            Assert.Null(result.Database);
            Assert.Null(result.FormerDatabase);
            Assert.Equal(RuntimeIds.RestoreRefused, result.Findings[0].Id);
            Assert.True(result.Findings.Count > 1, "The damage itself is not named.");
        }

        var record = await File.ReadAllTextAsync(Path.Combine(copy.Folder, "..", BackupRecords.DrillsFolder, Path.GetFileName(copy.Folder) + ".json"), Cancellation);
        Assert.Contains("\"identical\": false", record, StringComparison.Ordinal);
        Assert.False(BackupRecords.Verification(copy.Folder)!.Intact);
    }

    private IEnumerable<Func<Task<RestoreResult>>> Restores(BackupCopy copy) =>
    [
        .. Enum.GetValues<RestoreMode>().Select<RestoreMode, Func<Task<RestoreResult>>>(mode =>
            () => _service.RestoreAsync(new RestoreRequest { Backup = copy.Folder, Mode = mode, Database = mode == RestoreMode.New ? "restored" : null }, cancellationToken: Cancellation)),
        () => _service.DrillAsync(copy.Folder, cancellationToken: Cancellation),
    ];
}
