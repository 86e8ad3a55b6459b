using Gym24.Contracts;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using CronExpression = Quartz.CronExpression;

namespace Gym24.Host.Jobs;

/// <summary>A job of the running generation.</summary>
/// <param name="Name">Module and type.</param>
internal sealed record KnownJob(string Name, string Module, Type Type, LocalText Title, JobSchedule? Schedule);

/// <summary>When a job's turns come, in the school's zone.</summary>
internal sealed class JobSchedule(string expression, TimeZoneInfo zone)
{
    private readonly CronExpression? _turns = Read(expression, zone);

    public string Expression => expression;

    /// <summary>The first turn after a moment; none after the last, or where the expression cannot be read.</summary>
    public DateTime? After(DateTime utc) => _turns?.GetNextValidTimeAfter(new DateTimeOffset(utc, TimeSpan.Zero))?.UtcDateTime;

    /// <summary>What is wrong with the expression; absent: nothing.</summary>
    public string? Problem => _turns is null ? $"The schedule \"{expression}\" is no cron expression." : null;

    private static CronExpression? Read(string expression, TimeZoneInfo zone)
    {
        try
        {
            return expression.Length > JobRow.ScheduleLength ? null : new CronExpression(expression, zone);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>The jobs of the running generation.</summary>
internal sealed class JobBook(IServiceScopeFactory scopes, IActiveModules modules, ISchool school)
{
    private readonly Lazy<IReadOnlyList<KnownJob>> _all = new(() => Read(scopes, modules, school));

    public IReadOnlyList<KnownJob> All => _all.Value;

    private static IReadOnlyList<KnownJob> Read(IServiceScopeFactory scopes, IActiveModules modules, ISchool school)
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IJob>().Select(job =>
        {
            var (type, module) = (job.GetType(), modules.Of(job.GetType().Assembly)?.Manifest ?? HostManifest.Value);
            return new KnownJob($"{module.Id}/{type.Name}", module.Id, type, job.Title, job.Schedule is { } schedule ? new JobSchedule(schedule, school.Zone) : null);
        })];
    }
}
