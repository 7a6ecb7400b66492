namespace FurnitureOrders.Tests;

/// <summary>A site with a verified backup, whose orders were changed since, which a verification has told.</summary>
public sealed class BrokenSite(SiteFixture fixture) : IAsyncLifetime
{
    public Site Site { get; private set; } = null!;

    public SiteProcess Instance { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await fixture.CreateSiteAsync(1_000);
        Instance = await Site.StartAsync();
        using var admin = await AdminClient.SignInAsync(Instance);
        await admin.PostAsync(Instance, "/api/simple_backup");
        await admin.UntilAsync(Instance, "/api/backup_jobs/backup", job => !job.GetProperty("in_progress").GetBoolean());
        await Site.SqlAsync("UPDATE orders SET status = 'COMPLETED' WHERE id % 10 = 0; ALTER TABLE orders DROP COLUMN shipping_fee");
        await admin.PostAsync(Instance, $"/api/backups/{Assert.Single(Site.Backups)}/verify?against=true");
        await admin.UntilAsync(Instance, "/api/backup_jobs/verify", job => !job.GetProperty("in_progress").GetBoolean());

        // The application's own pages need the column.
        await Site.SqlAsync("ALTER TABLE orders ADD COLUMN shipping_fee integer DEFAULT 0");
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
            await Site.DisposeAsync();
    }
}
