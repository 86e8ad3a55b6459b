using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Import.Lines;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Import.CheckImport;

/// <summary>Says which column is what and starts the dry run. May be repeated until the file reads well.</summary>
[Requires(Permissions.Import)]
internal sealed record CheckImport(Guid Id, IReadOnlyDictionary<RosterField, int> Mapping, PersonKind Kind, bool Complete, DateOnly EffectiveOn,
    bool AutoApply = false, bool SkipErrors = false) : ICommand, IAbout, IValidated
{
    public Guid? Subject => Id;

    public void Validate(Faults faults)
    {
        foreach (var field in RosterColumns.Missing(Mapping, Kind == PersonKind.Pupil))
            faults.Add(field.ToString(), T["Import.ColumnMissing", T[$"Field.{field}"]], "column-missing");
        foreach (var (field, column) in Mapping)
            if (Mapping.Any(other => other.Key < field && other.Value == column))
                faults.Add(field.ToString(), T["Import.ColumnTwice"], "column-twice");
        if (Kind == PersonKind.Guardian)
            faults.Add(nameof(Kind), T["Import.KindGuardian"]);
        if (SkipErrors && Complete && AutoApply)
            faults.Add(nameof(SkipErrors), T["Import.SkipAndComplete"], "skip-and-complete");
    }
}

internal sealed class CheckImportHandler(PeopleDb db, ISchool school) : IRequestHandler<CheckImport, Unit>
{
    private static readonly ImportState[] From = [ImportState.Mapping, ImportState.Checked, ImportState.Failed];

    public async Task<Unit> Handle(CheckImport request, CancellationToken cancellation)
    {
        var import = await Imports.Get(db, request.Id, cancellation, From);
        var faults = new Faults();
        foreach (var (field, column) in request.Mapping.Where(m => m.Value < 0 || m.Value >= import.Columns.Length))
            faults.Add(field.ToString(), T["Import.ColumnUnknown", column + 1], "column-unknown");
        if (request.EffectiveOn > school.Today || request.EffectiveOn < new DateOnly(import.SchoolYear, 1, 1))
            faults.Add(nameof(request.EffectiveOn), T["Import.DayRange"], "range");
        faults.ThrowIfAny();

        (import.Kind, import.Complete, import.EffectiveOn) = (request.Kind, request.Complete, request.EffectiveOn);
        (import.AutoApply, import.SkipErrors) = (request.AutoApply, request.SkipErrors);
        import.MappingJson = Json.Write(request.Mapping);
        await Imports.Restart(db, import, cancellation);
        return Unit.Value;
    }
}
