namespace OrderBackup.AspNetCore;

/// <summary>Whom to tell of outcomes. The addresses may hold secrets: they are neither logged nor answered.</summary>
public sealed class OrderBackupNotificationOptions
{
    /// <summary>
    /// An http or https address that gets a POST with JSON when a backup or a drill succeeded or failed, and when no backup is new
    /// enough. Null, the default: none. docs/aspnetcore.md describes the JSON.
    /// </summary>
    public string? Webhook { get; set; }

    /// <summary>
    /// A secret that both sides know: every POST then carries <c>X-OrderBackup-Signature: sha256=…</c>, the HMAC-SHA256 of its body.
    /// Null, the default: no signature.
    /// </summary>
    public string? WebhookSecret { get; set; }

    /// <summary>
    /// An http or https address that gets a GET after each backup that is verified in every tier, as dead man's switches want it:
    /// they raise the alarm when none comes. Null, the default: none.
    /// </summary>
    public string? Heartbeat { get; set; }

    /// <summary>How long one request may take. Default 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a request is tried when it fails in a way that may heal, the first time included. Default 3.</summary>
    public int Attempts { get; set; } = 3;
}
