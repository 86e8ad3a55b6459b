using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Answers;

namespace Gym24.Questionnaires.Forms;

/// <summary>Finds the people of an audience.</summary>
internal sealed class AudienceBook(IPeopleDirectory people, IApplications applications, ISchool school)
{
    private const int Together = 1000;

    /// <summary>One invitation for each answer that is asked for.</summary>
    public async Task<IReadOnlyList<Invitation>> Of(Questionnaire questionnaire, CancellationToken cancellation)
    {
        var asked = questionnaire.Asked;
        if (asked.Kind == AudienceKind.Staff)
            return [.. (await people.Staff(cancellation)).Select(p => Invited(questionnaire, p.Id, p.Id, ""))];
        var about = await About(questionnaire, asked, cancellation);
        if (asked.Kind != AudienceKind.Parents)
            return [.. about.Where(p => asked.Kind == AudienceKind.Participants || p.Kind == PersonKind.Pupil)
                .Select(p => Invited(questionnaire, p.Id, p.Id, p.ClassName ?? ""))];

        var families = new List<(Guid Parent, PersonFacts Child)>();
        foreach (var some in about.Where(p => p.Kind == PersonKind.Pupil).Chunk(Together))
        {
            var guardians = await people.GuardiansOf([.. some.Select(p => p.Id)], cancellation);
            families.AddRange(some.SelectMany(child => guardians[child.Id].Select(parent => (parent, child))));
        }
        return asked.PerChild
            ? [.. families.Select(f => Invited(questionnaire, f.Parent, f.Child.Id, f.Child.ClassName ?? ""))]
            // Whoever has children in two classes belongs to neither.
            : [.. families.GroupBy(f => f.Parent).Select(f => Invited(questionnaire, f.Key, f.Key,
                f.Select(one => one.Child.ClassName).Distinct().ToList() is [{ } only] ? only : ""))];
    }

    private async Task<IReadOnlyList<PersonFacts>> About(Questionnaire questionnaire, Audience asked, CancellationToken cancellation)
    {
        if (questionnaire.RunId is { } run)
        {
            var placed = (await applications.Of(run, cancellation)).Where(a => a.State == ApplicationState.Approved).Select(a => a.Person).Distinct();
            var found = new List<PersonFacts>();
            foreach (var some in placed.Chunk(Together))
                found.AddRange(await people.Find(some, cancellation));
            return found;
        }
        var pupils = new List<PersonFacts>();
        foreach (var one in await people.Classes(cancellation))
            if ((asked.Classes is not { Count: > 0 } && asked.Grades is not { Count: > 0 }) || asked.Classes?.Contains(one.Id) == true || asked.Grades?.Contains(one.Grade) == true)
                pupils.AddRange(await people.PupilsOf(one.Id, school.Today, cancellation));
        return pupils;
    }

    private static Invitation Invited(Questionnaire questionnaire, Guid person, Guid about, string group) =>
        new() { QuestionnaireId = questionnaire.Id, PersonId = person, AboutId = about, Group = group };
}
