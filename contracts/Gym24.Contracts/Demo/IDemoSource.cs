namespace Gym24.Contracts.Demo;

/// <summary>
/// Fills the module's part of an invented school, for demonstration and for the rehearsal of modules. Registered as scoped; called
/// once on an empty data folder, after the modules it depends on, within one transaction.
/// </summary>
public interface IDemoSource
{
    Task Fill(DemoSchool school, CancellationToken cancellation);
}

/// <summary>The invented school, as far as it is agreed between modules. No real person stands in it.</summary>
/// <param name="Seed">For the generator: the same seed gives the same school.</param>
/// <param name="Today">The day around which things happen.</param>
/// <param name="Pupils">About how many; classes, teachers and families follow from it.</param>
public sealed record DemoSchool(int Seed, DateOnly Today, int Pupils)
{
    /// <summary>The accounts to be made: one for each role, and more where a module needs them.</summary>
    public List<DemoAccount> Accounts { get; } = [];

    /// <summary>The day itself, or the Monday after where it is a Sunday: then a school is closed.</summary>
    public static DateOnly Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;
}

/// <summary>An account of the invented school. Its password is made by the host.</summary>
/// <param name="Role">Id of a role.</param>
/// <param name="UserName">Latin letters, digits, dot, dash; unique.</param>
/// <param name="Person">Of the directory; absent for roles outside the roster.</param>
/// <param name="Partners">Ids of the partners it speaks for.</param>
public sealed record DemoAccount(string Role, string UserName, string DisplayName, Guid? Person, IReadOnlyList<string> Partners);
