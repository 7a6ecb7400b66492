using System.Text;

namespace OrderBackup.AspNetCore.Notifications;

/// <summary>Whom to tell, checked. Holds secrets: nothing of it is logged or answered but whether it is there.</summary>
internal sealed class NotificationSettings
{
    public Uri? Webhook { get; private init; }

    public byte[]? WebhookSecret { get; private init; }

    public Uri? Heartbeat { get; private init; }

    public TimeSpan Timeout { get; private init; }

    public int Attempts { get; private init; }

    /// <summary>Reads options.</summary>
    /// <exception cref="ArgumentException">They make no sense; the message names the option, and not what it holds.</exception>
    public static NotificationSettings Of(OrderBackupNotificationOptions? options)
    {
        options ??= new OrderBackupNotificationOptions();
        const string Section = nameof(OrderBackupWebOptions.Notifications);
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(5))
        {
            throw new ArgumentException($"{Section}:{nameof(options.Timeout)} must be between a second and five minutes.");
        }

        if (options.Attempts is < 1 or > 10)
        {
            throw new ArgumentException($"{Section}:{nameof(options.Attempts)} must be between 1 and 10.");
        }

        if (options.WebhookSecret is not null && (options.Webhook is null || options.WebhookSecret.Length == 0))
        {
            throw new ArgumentException($"{Section}:{nameof(options.WebhookSecret)} needs a {nameof(options.Webhook)}, and must not be empty.");
        }

        return new NotificationSettings
        {
            Webhook = Address(options.Webhook, $"{Section}:{nameof(options.Webhook)}"),
            WebhookSecret = options.WebhookSecret is { } secret ? Encoding.UTF8.GetBytes(secret) : null,
            Heartbeat = Address(options.Heartbeat, $"{Section}:{nameof(options.Heartbeat)}"),
            Timeout = options.Timeout,
            Attempts = options.Attempts,
        };
    }

    private static Uri? Address(string? text, string name)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new ArgumentException($"{name} must be an http or https address.");
    }
}
