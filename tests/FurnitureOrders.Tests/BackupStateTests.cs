using System.Text.Json;

namespace FurnitureOrders.Tests;

/// <summary>What the backup page makes of answers, asked of its own scripts in the browser. Each case changes one thing.</summary>
public sealed class BackupStateTests(SiteFixture fixture, OpenBackupPage open) : IClassFixture<OpenBackupPage>
{
    // Everything is well: two backups in two tiers, the newest of them verified and drilled.
    private const string Model = """
        const backup = (name, more) => ({ name, verdict: 'Verified', database: 'shop', snapshot: '2026-03-02T02:30:01Z', started: '2026-03-02T02:30:00Z', finished: '2026-03-02T02:30:09Z',
          size: 4711, rows: 300, last_drill: null, last_verification: null, problem: null, pinned: false, ...more });
        const copies = () => [backup('20260302_023000'), backup('20260301_023000', { snapshot: '2026-03-01T02:30:01Z', started: '2026-03-01T02:30:00Z' })];
        const part = () => ({ asked: 1, answered: 1, at: new Date(), refusal: null });
        const refusal = { kind: 'problem', id: null, message: 'broken', status: 500 };
        const result = (name) => ({ success: name !== null, backup: name, verdict: null, error: null });
        const run = (more) => ({ backup: null, succeeded: true, verdict: 'Verified', error: null, started: '2026-03-02T02:30:00Z', finished: '2026-03-02T02:30:09Z', findings: [], rows: 300, ...more });
        const model = {
          database: 'shop', connection: { how: 'live', refusal: null, since: new Date() }, parts: { status: part(), backups: part(), schedule: part() },
          jobs: { backup: { in_progress: false, last: run() } }, outcomes: {}, backups: { tier1: copies(), tier2: copies() }, problems: {}, schedule: { overdue: false },
          status: { status: { tier1: {}, tier2: {} }, last_backup_error: null, last_backup_result: { success_count: 2, total_tiers: 2, results: { tier1: result('20260302_023000'), tier2: result('20260302_023000') } } },
        };
        const newest = (tier) => model.backups[`tier${tier}`][0];
        const fails = (count, name, started) => {
          model.jobs.backup.last = run({ succeeded: false, verdict: name ? 'Verified' : 'Failed', error: 'OBK3203: it broke', started });
          model.status.last_backup_error = 'OBK3203: it broke';
          model.status.last_backup_result = { success_count: count, total_tiers: 2, results: { tier1: result(name), tier2: result(null) } };
        };
        """;

    [Theory]
    [InlineData("", "verified", "2 of 2")]
    [InlineData("newest(2).problem = 'short'", "unverified", "1 of 2")]
    [InlineData("newest(1).problem = newest(2).problem = 'short'", "failed", "The newest backup is damaged")]
    [InlineData("Object.assign(newest(1), { problem: 'gone', verdict: 'Failed', database: null, snapshot: null }); model.backups.tier2.shift()", "failed", "The newest backup is damaged")]
    [InlineData("newest(1).database = newest(2).database = 'another'", "verified", "2 of 2")]
    [InlineData("newest(2).last_verification = { at: '2026-03-02T05:00:00Z', intact: false, identical: null, error: 'OBK3301: changed' }", "failed", "The newest verified backup is damaged")]
    [InlineData("newest(2).last_verification = { at: '2026-03-02T05:00:00Z', intact: true, identical: false, error: 'OBK3311: differs' }", "verified", "2 of 2")]
    [InlineData("newest(2).last_drill = { at: '2026-03-02T05:00:00Z', identical: false, duration_seconds: 3 }", "failed", "The newest verified backup is damaged")]
    [InlineData("model.outcomes['verify 20260302_023000'] = run({ verdict: 'Damaged', succeeded: false }); model.outcomes['verify 20260301_023000'] = run({ verdict: 'Intact' })", "failed", "The newest verified backup is damaged")]
    [InlineData("model.outcomes['drill 20260302_023000'] = run({ verdict: null, succeeded: false })", "failed", "The restore drill of the newest verified backup failed")]
    [InlineData("model.outcomes['drill 20260301_023000'] = run({ verdict: 'Different', succeeded: false })", "verified", "2 of 2")]
    [InlineData("fails(0, null, '2026-03-03T02:30:00Z')", "failed", "The last backup failed")]
    [InlineData("fails(0, null, '2026-03-02T02:30:00Z')", "failed", "The last backup failed")]
    [InlineData("fails(0, null, '2026-03-01T02:30:00Z')", "verified", "2 of 2")]
    [InlineData("fails(1, '20260302_023000', '2026-03-09T02:30:00Z'); model.backups.tier2.shift()", "unverified", "1 of 2")]
    [InlineData("fails(2, '20260303_023000', '2026-03-03T02:30:00Z'); model.status.last_backup_error = null", "failed", "The last backup failed")]
    [InlineData("model.schedule.overdue = true", "unverified", "Overdue")]
    [InlineData("model.problems.tier2 = 'unplugged'; delete model.backups.tier2", "unverified", "1 of 2")]
    [InlineData("model.parts.backups.refusal = refusal", "unknown", "State unknown")]
    [InlineData("model.parts.status.refusal = refusal", "unknown", "State unknown")]
    [InlineData("model.backups = null; model.parts.backups = { ...part(), at: null, refusal }", "unknown", "State unknown")]
    public async Task State_is_the_worst_that_is_known(string change, string state, string sentence)
    {
        var described = await open.Visitor.Page.EvaluateFunctionAsync<JsonElement>(
            $$"""async () => { const { describe } = await import('/api/backup/state.js'); {{Model}} {{change}}; const { state, title, tone, sentence } = describe(model); return { state, title, tone, sentence }; }""");
        Assert.Equal(state, described.GetProperty("state").GetString());
        Assert.Contains(sentence, described.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(state == "verified", described.GetProperty("tone").GetString() == "good");
    }

    [Theory]
    [InlineData("""{ "holds": true, "tables": [], "findings": [] }""", "", "none left out")]
    [InlineData("""{ "holds": false, "tables": [], "findings": [{ "id": "OBK3006", "severity": "Error", "message": "hidden", "table": null, "column": null }] }""", "bad strong", "The comparison does not hold: 1 error below.")]
    public async Task Comparison_that_does_not_hold_says_so_also_when_every_column_is_covered(string answer, string look, string summary)
    {
        await using var visitor = await OpenBackupPage.VisitAsync(fixture);
        await visitor.Page.EvaluateFunctionAsync(
            $$$"""
            async () => {
              window.fetch = async () => new Response(JSON.stringify({ database: 'shop', checked_at: '2026-03-02T02:30:00Z', ...{{{answer}}} }), { headers: { 'Content-Type': 'application/json' } });
              await (await import('/api/backup/coverage.js')).load({ backups: {}, problems: {} });
            }
            """);
        Assert.Equal(look, await visitor.AttributeAsync("#coverage-summary", "class"));
        Assert.Contains(summary, await visitor.TextAsync("#coverage-summary"), StringComparison.Ordinal);
    }
}

/// <summary>The backup page of the shared site in a window that several tests use.</summary>
public sealed class OpenBackupPage(SiteFixture fixture) : IAsyncLifetime
{
    public Visitor Visitor { get; private set; } = null!;

    public static async Task<Visitor> VisitAsync(SiteFixture fixture)
    {
        var site = await fixture.SharedAsync();
        var visitor = await site.VisitAsAdminAsync(site.Instance);
        await visitor.GoAsync("/api/backup");
        await visitor.UntilAsync(() => visitor.AttributeAsync("#coverage-summary", "class"), seen => seen is not null);
        return visitor;
    }

    public async ValueTask InitializeAsync() => Visitor = await VisitAsync(fixture);

    public async ValueTask DisposeAsync()
    {
        if (Visitor is not null)
            await Visitor.DisposeAsync();
    }
}
