using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Host.Data;
using MediatR;

namespace Gym24.Host.PersonalData.ExportRecords;

/// <summary>Everything that is kept about somebody, as it is stored (152-FZ, art. 14).</summary>
[Requires(HostManifest.PersonalData)]
internal sealed record ExportRecords(Guid Id) : IQuery<ExportedRecords>, IConcernsPerson
{
    public Guid? Person => Id;

    internal sealed class Handler(RecordBook book, HostDb db) : IRequestHandler<ExportRecords, ExportedRecords>
    {
        public async Task<ExportedRecords> Handle(ExportRecords request, CancellationToken cancellation)
        {
            var owner = await book.Owner(request.Id, HostManifest.PersonalData, cancellation);
            var kinds = new List<ExportedKind>();
            foreach (var module in book.Modules.Reverse())
            {
                var sets = (await module.Export(owner.Id, cancellation)).ToLookup(s => s.Kind);
                kinds.AddRange(module.Kinds.Where(k => sets.Contains(k.Id)).Select(k => new ExportedKind(k.Id, k.Title.ToString(), [.. sets[k.Id].Select(Of)])));
            }
            return new ExportedRecords(owner.Id, owner.Name, db.Now, kinds, [.. (await book.Off(cancellation)).Select(o => o.Title)]);
        }

        private static ExportedTable Of(RecordSet set) => new(set.Table,
            [.. set.Rows.SelectMany(r => r.Fields).DistinctBy(f => f.Name).Select(f => new ExportedColumn(f.Name, f.Title))],
            [.. set.Rows.Select(r => r.Fields.ToDictionary(f => f.Name, f => f.Value))]);
    }
}

/// <summary>Everything about a person.</summary>
/// <param name="At">When it was put together; UTC.</param>
/// <param name="Off">Modules that are switched off and may hold more.</param>
internal sealed record ExportedRecords(Guid Person, string? Name, DateTime At, IReadOnlyList<ExportedKind> Kinds, IReadOnlyList<string> Off);

internal sealed record ExportedKind(string Id, string Title, IReadOnlyList<ExportedTable> Tables);

/// <param name="Rows">Values by the name of their column; what holds nothing is left out.</param>
internal sealed record ExportedTable(string Name, IReadOnlyList<ExportedColumn> Columns, IReadOnlyList<IReadOnlyDictionary<string, object>> Rows);

internal sealed record ExportedColumn(string Name, string Title);
