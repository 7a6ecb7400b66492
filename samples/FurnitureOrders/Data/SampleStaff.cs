using FurnitureOrders.Models;

namespace FurnitureOrders.Data;

/// <summary>The staff, the logs of what they did, and the steps of setting the system up.</summary>
internal static class SampleStaff
{
    /// <summary>How many users there are, whatever the number of orders.</summary>
    public const int Users = 40;

    private static readonly DateTime Opened = new(2023, 3, 1, 9, 0, 0);
    private static readonly string[] Steps = ["create_orders", "create_order_events", "structured_data_v2", "structured_data_v3", "create_chat", "backfill_thumbnails"];

    /// <summary>Makes the users.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    public static IEnumerable<User> Everybody(int seed) => Enumerable.Range(1, Users).Select(number =>
    {
        var random = new SampleRandom(seed, "users", number);
        return new User
        {
            Username = number == 1 ? "admin" : $"staff{number:00}",
            PasswordHash = $"pbkdf2:sha256:600000${random.Hex(1)}${random.Hex(4)}",
            Name = SampleText.Name(random),
            Role = number == 1 ? "ADMIN" : number < 6 ? "MANAGER" : "STAFF",
            Team = random.Optional(random.Pick(SampleWords.Teams), 850),
            IsActive = random.Chance(900),
            CreatedAt = random.Within(Opened, 300),
            LastLogin = random.Chance(900) ? random.Within(Opened.AddDays(300), 700) : null,
        };
    });

    /// <summary>Makes the access log: one entry for five orders.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="orders">How many orders there are.</param>
    public static IEnumerable<AccessLog> AccessLogs(int seed, int orders) => Enumerable.Range(1, orders / 5).Select(number =>
    {
        var random = new SampleRandom(seed, "access_logs", number);
        return new AccessLog
        {
            UserId = random.Chance(950) ? random.Next(1, Users + 1) : null,
            Action = random.Chance(500) ? $"주문 #{random.Next(1, orders + 1)} 조회" : "목록 조회",
            IpAddress = random.Chance(900) ? $"192.0.2.{random.Next(1, 255)}" : "2001:db8::1",
            UserAgent = random.Optional("Mozilla/5.0 (sample)", 900),
            AdditionalData = random.Optional(random.Pick(SampleWords.Remarks), 200),
            CreatedAt = random.Within(Opened, 1080),
        };
    });

    /// <summary>Makes the security log: one entry for fifty orders.</summary>
    /// <param name="seed">The seed of the whole database.</param>
    /// <param name="orders">How many orders there are.</param>
    public static IEnumerable<SecurityLog> SecurityLogs(int seed, int orders) => Enumerable.Range(1, orders / 50).Select(number =>
    {
        var random = new SampleRandom(seed, "security_logs", number);
        return new SecurityLog
        {
            UserId = random.Chance(800) ? random.Next(1, Users + 1) : null,
            Message = random.Chance(500) ? "로그인 실패: 비밀번호가 다릅니다" : "권한 변경: STAFF → MANAGER",
            CreatedAt = random.Within(Opened, 1080),
        };
    });

    /// <summary>Makes the steps of setting the system up; the last has failed.</summary>
    public static IEnumerable<SystemBuildStep> BuildSteps() => Steps.Select((key, index) => new SystemBuildStep
    {
        StepKey = key,
        Status = index < Steps.Length - 1 ? BuildStepStatus.COMPLETED : BuildStepStatus.FAILED,
        StartedAt = Opened.AddDays(index * 150),
        CompletedAt = Opened.AddDays(index * 150).AddMinutes(3),
        Message = index < Steps.Length - 1 ? null : "storage_key가 비어 있음:\n\tbackfill_thumbnails.py, line 41",
        Meta = index % 2 == 0 ? SampleJson.Of(new { version = index, attempts = index + 1 }) : null,
    });
}
