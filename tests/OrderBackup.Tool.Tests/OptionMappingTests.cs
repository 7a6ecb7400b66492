using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Retention;
using OrderBackup.Verify;

namespace OrderBackup.Tool.Tests;

public sealed class OptionMappingTests
{
    private readonly FakeOrderBackup _service = new();

    [Fact]
    public async Task Init_takes_several_roots_in_either_form()
    {
        await ToolRun.OfAsync(_service, "init", "--root", "orders", "shop.carts", "--root", "\"Order Lines\"", "--force");

        var request = Assert.IsType<InitRequest>(_service.Request);
        Assert.Equal(["orders", "shop.carts", "\"Order Lines\""], request.Roots);
        Assert.True(request.Overwrite);
    }

    [Fact]
    public async Task Init_does_not_overwrite_unless_forced()
    {
        await ToolRun.OfAsync(_service, "init", "--root", "orders");

        Assert.False(Assert.IsType<InitRequest>(_service.Request).Overwrite);
    }

    [Fact]
    public async Task Check_calls_check()
    {
        await ToolRun.OfAsync(_service, "check");

        Assert.Equal("check", _service.Operation);
    }

    [Fact]
    public async Task Backup_takes_tiers_compression_and_policy()
    {
        await ToolRun.OfAsync(_service, "backup", "--to", "a", "--to", "b", "--compress", "zstd", "--coverage", "warn");

        var request = Assert.IsType<BackupRequest>(_service.Request);
        Assert.Equal(["a", "b"], request.Folders);
        Assert.Equal(DumpCompression.Zstd, request.Compression);
        Assert.Equal(CoveragePolicy.Warn, request.Coverage);
        Assert.True(_service.WasGivenProgress);
    }

    [Fact]
    public async Task Backup_defaults_are_those_of_the_library()
    {
        await ToolRun.OfAsync(_service, "backup", "--to", "a");

        var request = Assert.IsType<BackupRequest>(_service.Request);
        Assert.Equal(new BackupRequest { Folders = request.Folders }, request);
    }

    [Theory]
    [InlineData("none", DumpCompression.None)]
    [InlineData("gzip", DumpCompression.Gzip)]
    [InlineData("zstd", DumpCompression.Zstd)]
    public async Task Every_compression_is_taken(string word, DumpCompression compression)
    {
        await ToolRun.OfAsync(_service, "backup", "--to", "a", "--compress", word);

        Assert.Equal(compression, Assert.IsType<BackupRequest>(_service.Request).Compression);
    }

    [Fact]
    public async Task List_and_show_take_a_path()
    {
        await ToolRun.OfAsync(_service, "list", "--from", "@daily");
        Assert.Equal("@daily", _service.Request);

        await ToolRun.OfAsync(_service, "show", "@daily/x");
        Assert.Equal("@daily/x", _service.Request);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verify_compares_a_database_only_when_asked(bool against)
    {
        await ToolRun.OfAsync(_service, against ? ["verify", "--against", "x"] : ["verify", "x"]);

        Assert.Equal(new VerifyRequest { Backup = "x", Against = against }, _service.Request);
    }

    [Fact]
    public async Task Restore_defaults_are_those_of_the_library()
    {
        await ToolRun.OfAsync(_service, "restore", "x");

        Assert.Equal(new RestoreRequest { Backup = "x" }, _service.Request);
    }

    [Theory]
    [InlineData("replace", RestoreMode.Replace)]
    [InlineData("new", RestoreMode.New)]
    [InlineData("in-place", RestoreMode.InPlace)]
    public async Task Restore_takes_every_mode_and_a_name(string word, RestoreMode mode)
    {
        await ToolRun.OfAsync(_service, "restore", "x", "--mode", word, "--database", "other");

        Assert.Equal(new RestoreRequest { Backup = "x", Mode = mode, Database = "other" }, _service.Request);
    }

    [Fact]
    public async Task Restore_may_disconnect()
    {
        await ToolRun.OfAsync(_service, "restore", "--disconnect", "x");

        Assert.Equal(new RestoreRequest { Backup = "x", Disconnect = true }, _service.Request);
    }

    [Fact]
    public async Task Drill_takes_a_backup()
    {
        await ToolRun.OfAsync(_service, "drill", "x");

        Assert.Equal(("drill", "x"), (_service.Operation, _service.Request));
    }

    [Fact]
    public async Task Prune_takes_all_rules()
    {
        await ToolRun.OfAsync(
            _service, "prune", "--from", "x", "--daily", "1", "--weekly", "2", "--monthly", "0", "--keep-verified", "4", "--time-zone", "Asia/Seoul", "--dry-run");

        Assert.Equal(
            new PruneRequest { Folder = "x", Daily = 1, Weekly = 2, Monthly = 0, KeepVerified = 4, TimeZone = "Asia/Seoul", DryRun = true }, _service.Request);
    }

    [Fact]
    public async Task Pin_takes_a_backup_and_a_reason_and_unpin_a_backup()
    {
        await ToolRun.OfAsync(_service, "pin", "x", "--reason", "before the migration");
        Assert.Equal(("pin", ("x", "before the migration")), (_service.Operation, _service.Request));

        await ToolRun.OfAsync(_service, "pin", "x");
        Assert.Equal(("x", (string?)null), _service.Request);

        await ToolRun.OfAsync(_service, "unpin", "x");
        Assert.Equal(("unpin", "x"), (_service.Operation, _service.Request));
    }

    [Fact]
    public async Task Prune_defaults_are_those_of_the_library()
    {
        await ToolRun.OfAsync(_service, "prune", "--from", "x");

        Assert.Equal(new PruneRequest { Folder = "x" }, _service.Request);
    }

    [Fact]
    public async Task Common_options_may_stand_before_and_after_the_verb()
    {
        var run = await ToolRun.OfAsync(
            _service, "--manifest", "src/Coverage.txt", "check", "--connection-variable", "STAGING", "--tools-folder", "/usr/lib/postgresql/17/bin");

        Assert.Equal(
            new OrderBackupOptions { ManifestPath = "src/Coverage.txt", ConnectionVariable = "STAGING", ToolsFolder = "/usr/lib/postgresql/17/bin" },
            run.Options);
    }

    [Fact]
    public async Task Connection_is_passed_on_as_it_is()
    {
        var run = await ToolRun.OfAsync(_service, "check", "--connection", "host=db dbname=furniture");

        Assert.Equal(new OrderBackupOptions { Connection = "host=db dbname=furniture" }, run.Options);
    }
}
