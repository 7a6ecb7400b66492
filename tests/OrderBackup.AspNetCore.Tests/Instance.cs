using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>A running instance of the application, asked over HTTP.</summary>
public sealed class Instance(string address, WebApplication? app = null)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The application, when it runs in this process.</summary>
    public WebApplication App => app!;

    /// <summary>A client that signs in with a role, or not at all.</summary>
    public HttpClient Client(string? role)
    {
        var client = new HttpClient { BaseAddress = new Uri(address) };
        if (role is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Test", role);
        }

        return client;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var client = Client("ADMIN");
        return await client.GetFromJsonAsync<JsonElement>(path, Cancellation);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent? content = null, string role = "ADMIN")
    {
        using var client = Client(role);
        return await client.PostAsync(path, content, Cancellation);
    }

    public async Task<JsonElement> PostJsonAsync(string path)
    {
        using var answer = await PostAsync(path);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    /// <summary>Starts a backup, which must be possible.</summary>
    public async Task StartBackupAsync()
    {
        var answer = await PostJsonAsync("/api/simple_backup");
        Assert.True(answer.GetProperty("backup_started").GetBoolean(), answer.ToString());
    }

    /// <summary>Polls the status, as a page does, until it is as wanted.</summary>
    public async Task<JsonElement> StatusAsync(Func<JsonElement, bool> wanted) => await UntilAsync("/api/backup_status", wanted);

    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> wanted)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = await GetAsync(path);
            if (wanted(answer))
            {
                return answer;
            }

            if (clock.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new TimeoutException($"What the test waits for did not happen: {answer}");
            }

            await Task.Delay(20, Cancellation);
        }
    }

    public Task<JsonElement> EndedAsync() => StatusAsync(status => !status.GetProperty("backup_in_progress").GetBoolean());

    /// <summary>Waits until the held dump has told how far it is, and that does not change any more.</summary>
    public Task<JsonElement> InDumpAsync()
    {
        string? before = null;
        return StatusAsync(status =>
        {
            var text = status.GetProperty("progress").ToString();
            var steady = text.Length > 0 && status.GetProperty("progress").GetProperty("rows").GetInt64() > 0 && text == before;
            before = text;
            return steady;
        });
    }
}
