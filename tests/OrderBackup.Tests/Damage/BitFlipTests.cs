using OrderBackup.Backup;

namespace OrderBackup.Tests.Damage;

/// <summary>One flipped bit, anywhere in any file of a backup, is found and named by its file.</summary>
public sealed class BitFlipTests(MadeBackups backups) : IClassFixture<MadeBackups>
{
    // Prime, so that the offsets do not follow the rows or any other pattern of the file.
    private const int Stride = 61;

    [Fact]
    public Task Flipped_bit_anywhere_in_a_plain_dump_is_found() => FlipAsync(DumpCompression.None, copy => [copy.Dump], Stride);

    [Theory]
    [InlineData(DumpCompression.Gzip)]
    [InlineData(DumpCompression.Zstd)]
    public Task Flipped_bit_anywhere_in_a_compressed_dump_is_found(DumpCompression compression) => FlipAsync(compression, copy => [copy.Dump], 37);

    [Fact]
    public Task Flipped_bit_anywhere_in_the_information_is_found() => FlipAsync(DumpCompression.None, _ => [BackupFolder.InfoFile], 199);

    [Fact]
    public Task Flipped_bit_in_any_other_file_is_found() => FlipAsync(
        DumpCompression.None, copy => [.. copy.Files.Except([copy.Dump, BackupFolder.InfoFile])], 17);

    [Fact]
    public async Task Flipped_bit_in_a_plain_dump_is_found_by_the_proof_alone()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        var path = copy.PathOf(copy.Dump);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        for (var offset = 0; offset < bytes.Length; offset += Stride)
        {
            var bit = (byte)(1 << ((offset / Stride) % 8));
            bytes[offset] ^= bit;
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            copy.Reseal();
            var result = await copy.VerifyAsync();
            Assert.False(result.IsIntact, $"Bit {bit} of byte {offset}, in {Around(bytes, offset)}, was not noticed.");
            Assert.All(result.Findings, finding => Assert.Contains(finding.Id, new[] { RuntimeIds.DataDamaged, RuntimeIds.DefinitionDamaged, RuntimeIds.DumpIncomplete }));
            bytes[offset] ^= bit;
        }

        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        copy.Reseal();
        await copy.ProveIntactAsync();
    }

    private async Task FlipAsync(DumpCompression compression, Func<BackupCopy, IReadOnlyList<string>> filesOf, int stride)
    {
        using var copy = await backups.Copy(compression).ProveIntactAsync();
        foreach (var file in filesOf(copy))
        {
            var path = copy.PathOf(file);
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            foreach (var offset in OffsetsIn(bytes, stride))
            {
                var bit = (byte)(1 << ((offset / stride) % 8));
                bytes[offset] ^= bit;
                await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
                var result = await copy.VerifyAsync();
                Assert.False(result.IsIntact, $"Bit {bit} of byte {offset} of {file} was not noticed.");
                Assert.Contains(result.Findings, finding => finding.Id == RuntimeIds.FileDamaged && finding.File == file);
                bytes[offset] ^= bit;
            }

            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        }

        await copy.ProveIntactAsync();
    }

    // From the first byte to the last, with the last one always among them.
    private static IEnumerable<int> OffsetsIn(byte[] bytes, int stride) =>
        Enumerable.Range(0, (bytes.Length / stride) + 1).Select(i => i * stride).Append(bytes.Length - 1).Where(offset => offset >= 0 && offset < bytes.Length).Distinct();

    private static string Around(byte[] bytes, int offset)
    {
        var start = Math.Max(0, offset - 20);
        return System.Text.Encoding.UTF8.GetString(bytes, start, Math.Min(40, bytes.Length - start));
    }
}
