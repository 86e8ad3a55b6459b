using System.Globalization;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Keys;

namespace Gym24.Host.Journal.Checking;

/// <summary>The seals of the database and those of the file, held against each other and against the keys.</summary>
internal sealed class CheckedSeals
{
    private readonly Dictionary<Guid, SortedDictionary<long, (string Hash, Seal Seal)>> _heads = [];

    /// <param name="find">What is told of everything that is wrong.</param>
    public CheckedSeals(IReadOnlyCollection<SealRow> stored, IReadOnlyCollection<SealRow> filed, SigningKeys keys, Action<string, object[]> find)
    {
        var (here, there) = (stored.ToDictionary(s => s.Number), filed.GroupBy(s => s.Number).ToDictionary(s => s.Key, s => s.ToList()));
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        var (last, before) = (Math.Max(here.Keys.DefaultIfEmpty().Max(), there.Keys.DefaultIfEmpty().Max()), (SealRow?)null);
        for (var number = 1L; number <= last; number++)
        {
            var copies = there.GetValueOrDefault(number) ?? [];
            if (!here.TryGetValue(number, out var row))
                find("SealGone", [number]);
            else if (copies.Any(c => c.Content != row.Content))
                find("SealDiffers", [number]);
            // Whichever of them is genuine says how the chains were.
            var genuine = copies.Append(row).OfType<SealRow>().FirstOrDefault(s => keys.Signed(s.Key, s.Content, s.Signature) is true);
            if (row is not null && keys.Signed(row.Key, row.Content, row.Signature) is not true)
            {
                if (keys.Signed(row.Key, row.Content, row.Signature) is false)
                    find("SealForged", [number]);
                else if (unknown.Add(row.Key))
                    find("SealKey", [number, row.Key]);
            }
            if (genuine is not null && Seal.Read(genuine.Content) is { } seal)
                Take(seal, number, before, find);
            before = genuine ?? row;
        }
        Count = here.Count;
    }

    public int Count { get; }

    public Seal? First { get; private set; }

    public Seal? Last { get; private set; }

    /// <summary>Every chain a seal has named.</summary>
    public IEnumerable<Guid> Chains => _heads.Keys;

    /// <summary>How far the chain was sealed last.</summary>
    public (long Number, Seal Seal)? EndOf(Guid chain) => _heads.TryGetValue(chain, out var heads) ? (heads.Keys.Last(), heads.Values.Last().Seal) : null;

    /// <summary>The hash an entry had when it was sealed as the last of its chain.</summary>
    public (string Hash, Seal Seal)? Of(Guid chain, long number) =>
        _heads.TryGetValue(chain, out var heads) && heads.TryGetValue(number, out var head) ? head : null;

    private void Take(Seal seal, long number, SealRow? before, Action<string, object[]> find)
    {
        if (seal.Number != number)
            find("SealForged", [number]);
        if (before is not null && seal.Previous != Seal.HashOf(before.Content))
            find("SealOrder", [number]);
        First ??= seal;
        Last = seal;
        foreach (var head in seal.Heads)
        {
            if (!_heads.TryGetValue(head.Chain, out var heads))
                _heads[head.Chain] = heads = [];
            // Two seals that name one entry name one hash; if not, the first is believed, and the second is what is wrong.
            if (!heads.TryAdd(head.Number, (head.Hash, seal)) && heads[head.Number].Hash != head.Hash)
                find("Rewritten", [head.Chain, head.Number, Words(heads[head.Number].Seal.At)]);
        }
    }

    /// <summary>A moment as a report writes it, in UTC: the same for whoever compares reports.</summary>
    public static string Words(DateTime at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
