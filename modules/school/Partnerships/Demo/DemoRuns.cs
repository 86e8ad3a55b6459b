using Gym24.Contracts.Demo;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Demo;

/// <summary>Two school years of runs of the real offerings: last year's with attendance and results, this year's in every state.</summary>
internal sealed class DemoRuns(PartnershipsDb db, CatalogueStore catalogue, ISchool school) : IDemoSource
{
    private static readonly string[] Rooms = ["204", "207", "310", "актовый зал", "библиотека", "лаборатория физики"];
    private static readonly DemoScene[] Scenes = Enum.GetValues<DemoScene>();
    private Random _random = new(0);
    private DemoPeople _people = null!;
    private DemoEntries _entries = null!;
    private DateOnly _today;

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        (_random, _today) = (new Random(demo.Seed), demo.Today);
        _people = await DemoPeople.Read(db, demo, _random, cancellation);
        _entries = new DemoEntries(db, _random, school, _today);
        var offered = catalogue.Current.Listed.Select(i => i.Offering).Where(o => o is { Status: OfferingStatus.Active, Withdrawn: false })
            .OrderBy(o => o.Id, StringComparer.Ordinal).ToList();
        var forPupils = offered.Where(o => o.Audience.Contains("pupils")).ToList();
        var forTeachers = offered.Where(o => o.Audience is ["teachers"]).ToList();
        if (_people.Pupils.Count == 0 || _people.Staff.Count == 0)
            return;

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var year = school.YearOf(_today);
        for (var i = 0; i < forPupils.Count; i++)
        {
            if (i % 5 != 4)
                LastYear(forPupils[i], year - 1, i, teachers: false);
            if (i % 3 != 2)
                ThisYear(forPupils[i], Scenes[(i - (i / 3)) % Scenes.Length], i);
        }
        for (var i = 0; i < forTeachers.Count; i += 2)
            LastYear(forTeachers[i], year - 1, i, teachers: true);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;

        // The curator of the partner whose groups are limited most: there is most to see for such an account.
        if (offered.Where(o => o.Capacity?.Max is not null).CountBy(o => o.Partners[0]).OrderByDescending(p => p.Value).FirstOrDefault().Key is { } partner)
            await Curator(demo, partner, offered, cancellation);
    }

    /// <summary>An account to look out of a partner's window with, and what it has proposed.</summary>
    private async Task Curator(DemoSchool demo, string partner, List<Offering> offered, CancellationToken cancellation)
    {
        var name = T["Demo.Curator", catalogue.Current.PartnerName(partner)];
        demo.Accounts.Add(new DemoAccount("partner", "partner", name, null, [partner]));
        var offering = offered.First(o => o.Partners[0] == partner && o.Audience.Contains("pupils"));
        var shape = DemoShape.Of(offering);
        var days = shape.Days(_today.AddDays(33));
        var draft = new RunDraft
        {
            Offering = offering.Id, Starts = days[0], Ends = days[^1], At = shape.At, Until = shape.Until, Places = shape.Places, Room = Rooms[0], Sessions = days,
        };
        db.Add(new Proposal
        {
            Partner = partner, Offering = offering.Id, Name = Run.Cut(offering.Name, RunTables.NameLength), Starts = days[0], Stated = Proposal.Write(draft),
            Note = T["Demo.ProposalNote"], ProposedByName = name, ProposedAt = school.Utc(_today.AddDays(-1).ToDateTime(new TimeOnly(12, 20))),
        });
        await db.SaveChangesAsync(cancellation);
    }

    private void LastYear(Offering offering, int year, int turn, bool teachers)
    {
        var shape = DemoShape.Of(offering);
        var run = Make(offering, shape, DemoTiming.LastYear(year, offering.When?.Months ?? [], turn, shape.Span), turn, RunState.Closed);
        var wanted = Math.Min(run.Places ?? shape.Places, _random.Next(8, 22));
        var picked = _people.Pick(wanted, teachers, offering.Grades, [.. run.Sessions.Select(s => s.On)], yearsAgo: 1);
        Conclude(run, offering, shape, picked, yearsAgo: 1);
    }

    private void ThisYear(Offering offering, DemoScene scene, int turn)
    {
        var shape = DemoShape.Of(offering);
        if (scene is DemoScene.Full or DemoScene.FreedPlace)
            shape = shape with { Places = Math.Min(shape.Places, 12) };
        else if (scene == DemoScene.Over)
            shape = shape with { Sessions = Math.Min(shape.Sessions, 4) };
        var state = scene switch { DemoScene.Over => RunState.Closed, DemoScene.Cancelled => RunState.Cancelled, _ => RunState.Open };
        var run = Make(offering, shape, DemoTiming.Of(scene, _today, turn, shape.Span), turn, state);
        var count = scene switch
        {
            DemoScene.OpensLater => 0,
            DemoScene.Full => shape.Places + 5,
            DemoScene.FreedPlace => shape.Places + 3,
            DemoScene.EndsSoon => shape.Places * 4 / 5,
            DemoScene.Cancelled => 6,
            _ => Math.Min(shape.Places, _random.Next(7, 16)),
        };
        var picked = _people.Pick(count, false, offering.Grades, [.. run.Sessions.Select(s => s.On)], yearsAgo: 0);
        if (scene == DemoScene.Over)
            Conclude(run, offering, shape, picked, yearsAgo: 0);
        else if (scene == DemoScene.Running)
            _entries.Mark(run, Count(run, _entries.Enter(run, picked, _ => ApplicationState.Approved, 0), 0, picked.Count));
        else
        {
            // Whoever is young applied alone and waits for a guardian's yes.
            var asking = scene == DemoScene.Open ? picked.FindIndex(p => _people.Known.Contains(p.Id) && p.BirthDate > _today.AddYears(-14)) : -1;
            var places = _entries.Enter(run, picked, i => State(scene, shape.Places, i, asking), 0);
            Count(run, places, Math.Max(0, scene is DemoScene.Full or DemoScene.FreedPlace ? picked.Count - shape.Places : 0), picked.Count);
        }
    }

    private static ApplicationState State(DemoScene scene, int places, int index, int asking) => scene switch
    {
        DemoScene.Cancelled => ApplicationState.Cancelled,
        DemoScene.FreedPlace when index == places - 1 => ApplicationState.Offered,
        DemoScene.Full or DemoScene.FreedPlace => index < places ? ApplicationState.Approved : ApplicationState.Waiting,
        _ when index == asking => ApplicationState.AwaitsGuardian,
        _ => index % 3 == 2 ? ApplicationState.Submitted : ApplicationState.Approved,
    };

    private void Conclude(Run run, Offering offering, DemoShape shape, List<Contracts.People.DirectoryPerson> picked, int yearsAgo)
    {
        var places = Count(run, _entries.Enter(run, picked, _ => ApplicationState.Approved, yearsAgo), 0, picked.Count);
        _entries.Conclude(run, offering, shape, places, _entries.Mark(run, places));
    }

    private List<Applications.Application> Count(Run run, List<Applications.Application> places, int waiting, int turns)
    {
        var entry = db.Entry(run);
        entry.Property(r => r.Taken).CurrentValue = places.Count;
        entry.Property(r => r.Waiting).CurrentValue = waiting;
        entry.Property(r => r.NextTurn).CurrentValue = turns;
        return places;
    }

    private Run Make(Offering offering, DemoShape shape, DemoTiming timing, int turn, RunState state)
    {
        var variant = offering.Variants.Count > 0 ? offering.Variants[turn % offering.Variants.Count] : null;
        var days = shape.Days(timing.Starts);
        // Every sixth is in the charge of the teacher whose account one can try.
        var teacher = turn % 6 == 0 && _people.Teacher is { } own ? own : _people.AnyTeacher();
        var run = new Run
        {
            Offering = variant?.Id ?? offering.Id, Root = offering.Id, Kind = offering.Kind,
            Name = Run.Cut(variant is null ? offering.Name : $"{offering.Name}: {variant.Name}", RunTables.NameLength),
            SchoolYear = school.YearOf(days[0]), Starts = days[0], Ends = days[^1], At = shape.At, Until = shape.Until,
            EnrolFrom = timing.EnrolFrom, EnrolTo = timing.EnrolTo, Places = variant?.Capacity?.Max ?? shape.Places,
            Room = Rooms[_random.Next(Rooms.Length)], Teacher = teacher.Id, TeacherName = teacher.DisplayName,
            Automatic = turn % 4 == 0, State = state, OpenedAt = school.Utc(timing.EnrolFrom.AddDays(-3).ToDateTime(new TimeOnly(9, 0))),
            CancelReason = state == RunState.Cancelled ? T["Demo.CancelReason"] : null,
        };
        run.Sort();
        run.Sessions.AddRange(days.Select(day => new RunSession { RunId = run.Id, On = day, At = run.At, Until = run.Until }));
        run.Partners.AddRange(offering.Partners.Distinct().Select(p => new RunPartner { RunId = run.Id, Partner = p }));
        db.Add(run);
        return run;
    }
}
