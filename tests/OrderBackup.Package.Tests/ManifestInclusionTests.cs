using System.Text.Json;
using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class ManifestInclusionTests(PackagesFixture packages)
{
    [Fact]
    public async Task Manifest_is_an_additional_file_once_however_it_is_given()
    {
        var consumer = Consumer.Create(packages)
            .With("All.slnx", """<Solution><Project Path="Beside/Beside.csproj" /><Project Path="Listed/Listed.csproj" /><Project Path="Named/Named.csproj" /><Project Path="None/None.csproj" /></Solution>""")
            .With("Beside/Beside.csproj", Consumer.Project())
            .With("Beside/BackupCoverage.txt", Consumer.Manifest)
            .With("Listed/Listed.csproj", Consumer.Project(items: """<AdditionalFiles Include="../Listed/Backup*.txt" />"""))
            .With("Listed/BackupCoverage.txt", Consumer.Manifest)
            .With("Named/Named.csproj", Consumer.Project("<OrderBackupManifest> ../shared/shop.txt </OrderBackupManifest>", """<AdditionalFiles Include="..\shared\shop.txt" />"""))
            .With("shared/shop.txt", Consumer.Manifest)
            .With("None/None.csproj", Consumer.Project());
        (await consumer.RunAsync("restore", "All.slnx")).Succeeded();

        Assert.Equal([("Beside/BackupCoverage.txt", "")], await AdditionalFilesAsync(consumer, "Beside"));
        Assert.Equal([("Listed/BackupCoverage.txt", "")], await AdditionalFilesAsync(consumer, "Listed"));
        Assert.Equal([("shared/shop.txt", "manifest")], await AdditionalFilesAsync(consumer, "Named"));
        Assert.Empty(await AdditionalFilesAsync(consumer, "None"));
    }

    [Fact]
    public async Task Named_manifest_that_does_not_exist_is_an_error()
    {
        var consumer = Consumer.Create(packages).WithShop("<OrderBackupManifest>../coverage/shop.txt</OrderBackupManifest>");

        var build = (await consumer.BuildAsync()).Failed();

        Assert.Equal(["Shop.csproj : error OBK1100"], build.Diagnostics);
        Assert.Contains(Path.Combine(Path.GetDirectoryName(consumer.Folder)!, "coverage", "shop.txt"), build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "BackupCoverage.txt")]
    [InlineData("<OrderBackupManifest>coverage</OrderBackupManifest>", "coverage")]
    public async Task Folder_where_the_manifest_should_be_is_one_error_that_says_so(string properties, string folder)
    {
        var consumer = Consumer.Create(packages).WithShop(properties);
        File.Delete(consumer.PathOf("BackupCoverage.txt"));
        Directory.CreateDirectory(consumer.PathOf(folder));

        var build = (await consumer.BuildAsync()).Failed();

        Assert.Equal(["Shop.csproj : error OBK1100"], build.Diagnostics);
        Assert.Contains($"{consumer.PathOf(folder)} is a folder", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB3954", build.Output, StringComparison.Ordinal);
        Directory.Delete(consumer.PathOf(folder));
    }

    private static async Task<(string Path, string Role)[]> AdditionalFilesAsync(Consumer consumer, string project)
    {
        var run = (await consumer.RunAsync("msbuild", $"{project}/{project}.csproj", "-getItem:AdditionalFiles", "-nodeReuse:false")).Succeeded();
        using var json = JsonDocument.Parse(run.Output);
        return [.. json.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray().Select(item => (
            Path.GetRelativePath(consumer.Folder, item.GetProperty("FullPath").GetString()!).Replace('\\', '/'),
            item.TryGetProperty("OrderBackupRole", out var role) ? role.GetString()! : ""))];
    }
}
