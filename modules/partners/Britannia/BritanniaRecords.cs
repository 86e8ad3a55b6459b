using Gym24.Britannia.Development;
using Gym24.Britannia.Levels;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Britannia;

internal sealed class BritanniaRecords(BritanniaDb db) : PersonalTables<BritanniaDb>(db)
{
    private const string Levels = "levels";
    private static readonly LocalText Results = new("273-ФЗ, ст. 28, ч. 3, п. 11", "Federal law 273-FZ, art. 28, part 3, item 11");
    private static readonly LocalText Staff = new("273-ФЗ, ст. 28, ч. 3, п. 5", "Federal law 273-FZ, art. 28, part 3, item 5");

    protected override void Tell()
    {
        Kind(Levels, new("Языковые уровни и сертификаты", "Language levels and certificates"), RecordFate.Anonymised, 3, Results)
            .Anonymises<Certificate>(c => c.PersonId, c => c.Number, c => c.AnnulReason);
        Kind("development", new("Неформальное развитие учителя", "A teacher's non-formal development"), RecordFate.Anonymised, 3, Staff)
            .Anonymises<DevelopmentRecord>(r => r.PersonId, r => r.Document);
    }

    /// <summary>The keys that keep a result from being entered twice are made of the number on the paper and of the person. Nobody is warned of an end any more.</summary>
    protected override async Task<ErasedRows> EraseBefore(string kind, Guid person, Guid nobody, CancellationToken cancellation)
    {
        if (kind == Levels)
            foreach (var id in await Db.Certificates.Where(c => c.PersonId == person).Select(c => c.Id).ToListAsync(cancellation))
            {
                var key = $"{id:N}";
                await Db.Certificates.Where(c => c.Id == id).ExecuteUpdateAsync(
                    s => s.SetProperty(c => c.NumberKey, key).SetProperty(c => c.RunKey, key).SetProperty(c => c.WarnFrom, (DateOnly?)null), cancellation);
            }
        return new(0, 0);
    }
}
