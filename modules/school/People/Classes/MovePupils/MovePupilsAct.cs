using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Bulk;
using Gym24.Contracts.Shell;
using Gym24.People.Classes.ListClasses;
using MediatR;
using static Gym24.People.Texts;

namespace Gym24.People.Classes.MovePupils;

/// <summary>Moves chosen pupils to another class from a day on.</summary>
internal sealed class MovePupilsAct(IMediator mediator, ISchool school) : IBulkAct
{
    public const string Class = "class", From = "from";

    public string Id => "people.move";

    public string List => "people";

    public LocalText Title => T.Both("Class.MoveTo");

    public string Icon => "arrow-right";

    public string Permission => Permissions.Manage;

    public async Task<IReadOnlyList<BulkQuestion>> Ask(CancellationToken cancellation)
    {
        var classes = (await mediator.Send(new ListClasses.ListClasses(), cancellation)).Classes;
        return [new(Class, T["Class.To"], [.. classes.Select(c => new BulkChoice($"{c.Id}", c.Name))]), new(From, T["Move.From"], Usual: Written(school.Today))];
    }

    public Task<IReadOnlyList<BulkLine>> Preview(IReadOnlyList<Guid> rows, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation) =>
        mediator.Send(new PreviewMove(rows, Chosen(answers), Day(answers)), cancellation);

    public async Task<string> Do(BulkLine line, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        await mediator.Send(new MovePupil.MovePupil(line.Row, int.Parse(line.State, CultureInfo.InvariantCulture), Chosen(answers), Day(answers)), cancellation);
        return $"{int.Parse(line.State, CultureInfo.InvariantCulture) + 1}";
    }

    public Task<IReadOnlyList<BulkLine>> PreviewUndo(IReadOnlyDictionary<Guid, string> done, CancellationToken cancellation) => mediator.Send(new ReadMoved(done), cancellation);

    public Task Undo(BulkLine line, CancellationToken cancellation) =>
        mediator.Send(new UndoMove(line.Row, int.Parse(line.State, CultureInfo.InvariantCulture)), cancellation);

    private static Guid? Chosen(IReadOnlyDictionary<string, string> answers) => Guid.TryParse(answers[Class], out var id) ? id : null;

    private static DateOnly? Day(IReadOnlyDictionary<string, string> answers) =>
        DateOnly.TryParseExact(answers[From], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
