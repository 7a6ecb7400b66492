using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace FurnitureOrders.Tests;

/// <summary>Somebody who looks at the site. What goes wrong in the browser, and every request to another host, is kept.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _site;
    private readonly string _axe;
    private readonly ConcurrentQueue<string> _complaints = [];

    internal Visitor(IBrowserContext context, IPage page, Uri site, string axe)
    {
        _context = context;
        _site = site;
        _axe = axe;
        Page = page;

        // A violation of the content security policy is an error of the console.
        page.Console += (_, e) => Complain(e.Message.Type is ConsoleType.Error or ConsoleType.Warning, $"console: {e.Message.Text} {e.Message.Location?.URL}");
        page.PageError += (_, e) => Complain(true, $"script: {e.Message}");
        page.Request += (_, e) => Complain(IsElsewhere(e.Request.Url), $"request to another host: {e.Request.Url}");
    }

    public IPage Page { get; }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task PreferAsync(string userAgent, string language, bool dark)
    {
        await Page.Client.SendAsync("Network.setUserAgentOverride", new { userAgent, acceptLanguage = language });
        await Page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = dark ? "dark" : "light" }]);
        await Page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 900 });
    }

    public Task<IResponse> GoAsync(string path) => Page.GoToAsync(new Uri(_site, path).ToString(), WaitUntilNavigation.Load);

    /// <summary>Signs in as people do.</summary>
    public async Task SignInAsync(string name, string password)
    {
        await GoAsync("/sign-in");
        await Page.TypeAsync("input[name=name]", name);
        await Page.TypeAsync("input[name=password]", password);
        await Task.WhenAll(Page.WaitForNavigationAsync(), Page.Keyboard.PressAsync("Enter"));
    }

    public Task<string> TextAsync(string selector) => Page.EvaluateFunctionAsync<string>("s => document.querySelector(s)?.innerText ?? ''", selector);

    public Task<string?> AttributeAsync(string selector, string name) =>
        Page.EvaluateFunctionAsync<string?>("(s, name) => document.querySelector(s)?.getAttribute(name) ?? null", selector, name);

    /// <summary>Looks at the page again and again until what a function tells of it is as wanted.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> wanted)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (wanted(seen))
            {
                return seen;
            }

            if (clock.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new TimeoutException($"What the test waits for did not happen; it sees {seen} on\n{await TextAsync("body")}\n{string.Join('\n', _complaints)}");
            }

            await Task.Delay(30, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What axe-core finds wrong with the page for those who use it without eyes, mouse or good contrast.</summary>
    public async Task<string[]> BarriersAsync()
    {
        await Page.EvaluateExpressionAsync(_axe);
        var found = await Page.EvaluateFunctionAsync<JsonElement>(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => `${v.id}: ${v.help}\\n${v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join('\\n')}`)");
        return found.Deserialize<string[]>()!;
    }

    /// <summary>Keeps what the page looks like for a person to see.</summary>
    public async Task PictureAsync(string name)
    {
        var folder = Repository.PathOf("artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(Path.Combine(folder, name + ".png"), new ScreenshotOptions { FullPage = true });
    }

    public void AssertNothingWentWrong() => Assert.Empty(_complaints);

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private bool IsElsewhere(string address) => new Uri(address) is { Scheme: not ("data" or "blob") } uri && uri.Authority != _site.Authority;

    private void Complain(bool isWrong, string complaint)
    {
        if (isWrong)
        {
            _complaints.Enqueue(complaint);
        }
    }
}
