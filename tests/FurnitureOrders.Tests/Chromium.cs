using System.Diagnostics;
using PuppeteerSharp;

namespace FurnitureOrders.Tests;

/// <summary>A real browser without a window, with a profile of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly IBrowser _browser;
    private readonly DirectoryInfo _profile;
    private readonly string _axe;

    private Chromium(IBrowser browser, DirectoryInfo profile, string axe)
    {
        _browser = browser;
        _profile = profile;
        _axe = axe;
    }

    /// <summary>Starts the browser that tests/setup-chromium.sh finds or installs; that it cannot is a failure.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var found = await SetUpAsync();
        var profile = Directory.CreateTempSubdirectory("order-backup-chromium-");
        var browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = found["CHROMIUM"],
            UserDataDir = profile.FullName,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "\"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\"",
            ],
        });
        return new Chromium(browser, profile, await File.ReadAllTextAsync(found["AXE"]));
    }

    /// <summary>Opens a window without anybody's cookies.</summary>
    /// <param name="address">The site that is visited.</param>
    /// <param name="language">The language that the browser likes.</param>
    /// <param name="dark">Whether it likes dark pages.</param>
    public async Task<Visitor> VisitAsync(Uri address, string language = "en", bool dark = false)
    {
        var context = await _browser.CreateBrowserContextAsync();
        var visitor = new Visitor(context, await context.NewPageAsync(), address, _axe);
        await visitor.PreferAsync(await _browser.GetUserAgentAsync(), language, dark);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _profile.Delete(recursive: true);
    }

    private static async Task<Dictionary<string, string>> SetUpAsync()
    {
        var start = new ProcessStartInfo(Repository.PathOf("tests", "setup-chromium.sh")) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1])
            : throw new InvalidOperationException($"There is no browser to test with. {await complaint}");
    }
}
