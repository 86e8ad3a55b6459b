using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Rgs.Teams;

namespace Gym24.Rgs;

/// <summary>A team keeps its head count, its answers and its points.</summary>
internal sealed class RgsRecords(RgsDb db) : PersonalTables<RgsDb>(db)
{
    private static readonly LocalText Law = new("273-ФЗ, ст. 28, ч. 3", "Federal law 273-FZ, art. 28, part 3");

    protected override void Tell()
    {
        Kind("teams", new("Команды дистанционной игры", "Teams of the distance game"), RecordFate.Deleted, 3, Law)
            .Deletes<TeamMember>(m => m.PersonId)
            .Links<TeamMember, Team>(m => m.TeamId, t => t.Id);
        Kind("charge", new("Ответственный за команду", "In charge of a team"), RecordFate.Anonymised, 3, Law)
            .TakesOut<Team>(t => t.Teacher, t => t.TeacherName);
    }
}
