using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Results;
using Gym24.Partnerships.Runs;

namespace Gym24.Partnerships.Demo;

/// <summary>Applications, attendance and results of one run of the invented school.</summary>
internal sealed class DemoEntries(PartnershipsDb db, Random random, ISchool school, DateOnly today)
{
    private const double Present = 0.86, Excused = 0.5, EnoughToComplete = 0.7;

    /// <summary>Enters people in order: places first, then the waiting list.</summary>
    /// <returns>Those with a place.</returns>
    public List<Application> Enter(Run run, IReadOnlyList<DirectoryPerson> people, Func<int, ApplicationState> state, int yearsAgo)
    {
        var entered = new List<Application>();
        for (var i = 0; i < people.Count; i++)
        {
            var at = school.Utc(Day(run, people.Count, i).ToDateTime(new TimeOnly(8 + (i % 10), i * 7 % 60)));
            var application = new Application
            {
                RunId = run.Id, PersonId = people[i].Id, State = state(i), Turn = i, At = at, MovedAt = at, Grade = people[i].Grade - yearsAgo,
            };
            if (application.State == ApplicationState.Offered)
                application.OfferedUntil = db.Now.AddHours(40);
            entered.Add(application);
            db.Add(application);
            if (yearsAgo == 0)
                db.Publish(new ApplicationMoved(application.Id, run.Id, application.PersonId, null, application.State));
        }
        return [.. entered.Where(a => Seats.HoldsPlace(a.State))];
    }

    /// <summary>Marks what has been held.</summary>
    /// <returns>How many sessions each person attended.</returns>
    public Dictionary<Guid, int> Mark(Run run, IReadOnlyList<Application> places)
    {
        var held = run.Sessions.Where(s => s.On < today).ToList();
        var attended = new Dictionary<Guid, int>();
        foreach (var person in places.Select(a => a.PersonId))
        {
            foreach (var session in held)
            {
                var presence = random.NextDouble() < Present ? Presence.Present : random.NextDouble() < Excused ? Presence.Excused : Presence.Absent;
                db.Add(new Mark { SessionId = session.Id, PersonId = person, RunId = run.Id, Presence = presence });
                attended[person] = attended.GetValueOrDefault(person) + (presence == Presence.Present ? 1 : 0);
            }
            // One day says no more than its result does.
            if (run.Sessions.Count > 1 && held.Count > 0)
                db.Publish(new AttendanceMarked(run.Id, person, attended[person], held.Count));
        }
        return attended;
    }

    public void Conclude(Run run, Offering offering, DemoShape shape, IReadOnlyList<Application> places, Dictionary<Guid, int> attended)
    {
        var on = run.Ends.AddDays(2) < today ? run.Ends.AddDays(2) : run.Ends;
        var there = places.Where(a => attended.GetValueOrDefault(a.PersonId) > 0).ToArray();
        random.Shuffle(there);
        for (var i = 0; i < there.Length; i++)
        {
            var person = there[i].PersonId;
            var (outcome, points) = shape.Ranked ? Ranked(i, there.Length)
                : run.Sessions.Count == 1 ? ("participant", null)
                : (attended[person] >= EnoughToComplete * run.Sessions.Count ? "completed" : "not-completed", (decimal?)null);
            db.Add(new RunResult { RunId = run.Id, PersonId = person, Outcome = outcome, Points = points, On = on });
            db.Publish(new ResultEntered(run.Id, person, run.Root, run.FullTitle, run.Kind, offering.Level, offering.Subjects, offering.Partners,
                outcome, points, null, on, run.SchoolYear, false));
        }
    }

    private (string, decimal?) Ranked(int place, int of) =>
        place == 0 ? ("winner", random.Next(88, 100)) : place <= of / 6 ? ("prize-winner", random.Next(70, 88)) : ("participant", random.Next(20, 70));

    /// <summary>Spread over the enrolment window, not later than yesterday.</summary>
    private DateOnly Day(Run run, int count, int index)
    {
        var last = run.EnrolTo < today ? run.EnrolTo : today.AddDays(-1);
        return run.EnrolFrom.AddDays(Math.Max(0, last.DayNumber - run.EnrolFrom.DayNumber) * index / Math.Max(1, count));
    }
}
