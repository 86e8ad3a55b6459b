using Gym24.Contracts.Ui;
using Gym24.Partnerships.Runs;
using Microsoft.AspNetCore.Components;

namespace Gym24.Partnerships.Attendance;

/// <summary>Those whose attendance and results are entered together: persons for the school, entries for a partner.</summary>
/// <param name="Title">Heading of the column of members.</param>
/// <param name="Above">The page above the one of the run.</param>
/// <param name="Home">Address of the run.</param>
internal sealed record Group(Run Run, IReadOnlyList<Member> Members, string Title, Crumb Above, string Home)
{
    public IReadOnlyList<Crumb> Crumbs => [Above, new(Run.FullTitle, Home, Russian: true)];

    /// <summary>What a form of the group calls when it comes back. A fragment made outside of any component binds no event itself.</summary>
    public static Dictionary<string, object> Sent(EventCallback save) => new() { [nameof(FormBox.OnSubmit)] = save };
}

/// <param name="Russian">The name is one, not a number in words.</param>
internal sealed record Member(Guid Id, string Name, bool Russian, string? Class = null)
{
    public static Member Of(Participant person) => new(person.Person, person.Name, Russian: true, person.Class);
}
