using Gym24.Contracts.Shell;

namespace Gym24.Host.Shell;

/// <summary>The school of the configuration: <c>School:Name</c>, <c>School:Partner</c> and <c>School:Zone</c>.</summary>
internal sealed class School(IConfiguration configuration, TimeProvider clock) : ISchool
{
    public string Name => configuration["School:Name"] ?? HostTexts.T["School.Unnamed"];

    public string Partner => configuration["School:Partner"] ?? "gym24";

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(configuration["School:Zone"] ?? "Asia/Tomsk");

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
}
