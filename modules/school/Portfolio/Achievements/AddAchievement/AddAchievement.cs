using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Achievements.AddAchievement;

/// <summary>Enters what happened outside the school's runs. Of a pupil or a parent it is a proposal to the class teacher.</summary>
[Requires(Permissions.Add)]
internal sealed record AddAchievement(
    Guid Pupil, string Title, string Kind, string? Level, string Outcome, DateOnly? On, string? Document = null, string? Note = null)
    : ICommand<Achievement>, IValidated, IAbout
{
    public Guid? Subject => Pupil;

    public void Validate(Faults faults)
    {
        faults.Text("title", Title, Achievement.TitleLength);
        faults.Text("document", Document, Achievement.DocumentLength, required: false);
        faults.Text("note", Note, Achievement.NoteLength, required: false);
        faults.Chosen("kind", AchievementWords.OwnKinds.Contains(Kind));
        faults.Chosen("outcome", Vocabulary.Outcomes.Has(Outcome));
        faults.Text("on", On?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), 10);
        if (Level is not null && !Vocabulary.Levels.Has(Level))
            faults.Add("level", T["Portfolio.UnknownLevel"]);
    }
}

internal sealed class AddAchievementHandler(PortfolioDb db, ICaller caller, ISchool school, IPeopleDirectory people, INotices notices)
    : IRequestHandler<AddAchievement, Achievement>
{
    private const int Oldest = 12;

    public async Task<Achievement> Handle(AddAchievement request, CancellationToken cancellation)
    {
        var person = await db.Person(request.Pupil, cancellation);
        var on = request.On!.Value;
        if (on > school.Today || on < school.Today.AddYears(-Oldest))
            throw new Refusal(RefusalKind.Invalid, "range", T["Portfolio.WrongDay", Oldest], "on");
        var mayConfirm = (await caller.ReachOf(Permissions.Confirm, cancellation)).Covers(person.Id, person.ClassId);
        var added = new Achievement
        {
            PersonId = person.Id, Title = request.Title.Trim(), Kind = request.Kind, Level = request.Level, Outcome = request.Outcome,
            On = on, SchoolYear = school.YearOf(on), Document = Clean(request.Document), Note = Clean(request.Note),
            State = mayConfirm ? AchievementState.Confirmed : AchievementState.Proposed,
            EnteredBy = caller.UserId, EnteredAt = db.Now, ChangedAt = db.Now,
        };
        db.Add(added);
        if (!mayConfirm && await HomeroomTeacher(person.ClassId, cancellation) is { } teacher)
            notices.Tell(teacher, NoticeKinds.Achievements, T.Both("Portfolio.Told.Proposed", Short(added.Title)), "/portfolio", person.Id);
        return added;
    }

    private async Task<Guid?> HomeroomTeacher(Guid? inClass, CancellationToken cancellation) => inClass is null ? null
        : (await people.Classes(cancellation)).FirstOrDefault(c => c.Id == inClass)?.HomeroomTeacher;

    public static string Short(string title) => title.Length <= 200 ? title : title[..199] + "…";

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
