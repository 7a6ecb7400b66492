using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace FurnitureOrders.Tests;

/// <summary>An administrator's program that asks the instances of a site over HTTP.</summary>
public sealed class AdminClient : IDisposable
{
    private readonly HttpClient _http;

    private AdminClient(HttpClient http) => _http = http;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<AdminClient> SignInAsync(SiteProcess instance) => new(await instance.SignedInAsync("admin", Site.AdminPassword));

    public async Task<JsonElement> PostAsync(SiteProcess instance, string path)
    {
        using var answer = await _http.PostAsync(new Uri(instance.Address, path), null, Cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    public Task<JsonElement> GetAsync(SiteProcess instance, string path) => _http.GetFromJsonAsync<JsonElement>(new Uri(instance.Address, path), Cancellation);

    /// <summary>Asks again and again, as a page does, until the answer is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(SiteProcess instance, string path, Func<JsonElement, bool> wanted)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = await GetAsync(instance, path);
            if (wanted(answer))
            {
                return answer;
            }

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"What the test waits for did not happen: {answer}");
            await Task.Delay(20, Cancellation);
        }
    }

    public void Dispose() => _http.Dispose();
}
