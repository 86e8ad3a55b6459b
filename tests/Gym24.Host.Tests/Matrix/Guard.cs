using System.Text.RegularExpressions;
using Gym24.Contracts.Access;

namespace Gym24.Host.Tests.Matrix;

/// <summary>Tries a door as somebody, with rows of theirs and of others, and says what they met; what must never be, it writes down.</summary>
internal sealed partial class Guard(Rows rows, SampleBody bodies, IReadOnlyCollection<AccessTable.Line> lines, List<string> wrong)
{
    public const string SignIn = "sign in", Refused = "–", Open = "open";
    private const int Some = 2;
    private readonly Dictionary<(string Role, Scope Scope), HashSet<string>> _known = [];

    public async Task<string> Try(Visitor visitor, Door door, AccessTable.Line line)
    {
        var met = new HashSet<string>();
        foreach (var (ids, theirs) in Ids(visitor, door, line))
        {
            var (status, text) = await Knock(visitor, door, ids, theirs);
            if (line.ByCharge && visitor.Limited(door) && !theirs)
            {
                if (door.Reads ? status is not (403 or 404) : status < 400)
                    wrong.Add($"{visitor.Role}: {door.Method} {door.With(ids)} answered {status} to somebody who is not in charge of it");
                continue;
            }
            met.Add(status switch
            {
                401 => SignIn,
                302 when visitor.Role == Visitor.Nobody && text.Contains("/sign-in?", StringComparison.Ordinal) => SignIn,
                403 => Refused,
                _ => visitor.ScopeOf(door) is var scope and not Scope.None ? Words(scope) : Open,
            });
            if (met.Contains(SignIn) || met.Contains(Refused))
                continue;
            var where = $"{visitor.Role}: {door.Method} {door.With(ids)} answered {status}";
            if (status >= 500)
                wrong.Add(where);
            else if (status == 404 && door.Reads && line.Table is { } table && rows.OwnersIn(table).Count > 0 && visitor.ReachesAll(door))
                wrong.Add($"{where}, to somebody who reaches everything");
            else if (door.Reads && line.ByReach && visitor.Limited(door) && status < 300 != theirs)
                wrong.Add($"{where}, and the row is {(theirs ? "within" : "out of")} reach");
            else if (!door.Reads && !theirs && visitor.Limited(door) && status < 400)
                wrong.Add($"{where} to a row out of reach");
            else if (door.Reads && Foreign(visitor, door, text).FirstOrDefault() is { } name)
                wrong.Add($"{where} and names {name}, who is out of reach");
        }
        // Nothing of theirs was there to be tried.
        if (met.Count == 0)
            met.Add(Words(visitor.ScopeOf(door)));
        return string.Join(" and ", met);
    }

    private async Task<(int Status, string Text)> Knock(Visitor visitor, Door door, IReadOnlyList<string> ids, bool theirs)
    {
        if (door.Reads)
            return await visitor.Knock(HttpMethod.Get, door, ids);
        // Whoever reaches everything would change things here; that the door lets them in shows on an empty sheet.
        var body = visitor.Limited(door) ? bodies.For(door, _ => Stranger(visitor, door))?.ToJsonString() ?? "{}" : "{}";
        return await visitor.Knock(new HttpMethod(door.Method), door, ids, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
    }

    private IEnumerable<(IReadOnlyList<string> Ids, bool Theirs)> Ids(Visitor visitor, Door door, AccessTable.Line line)
    {
        if (door.Parameters.Count == 0)
            return [([], false)];
        if (line.Table is not { } table || (!door.Reads && !visitor.Limited(door)))
            return [(line.Ids(_ => Guid.Empty.ToString()), false)];
        var reach = visitor.Reached(visitor.ScopeOf(door));
        var owners = rows.OwnersIn(table);
        var charge = line.ByCharge && visitor.Person is { } me ? rows.InChargeOf(me, table).ToHashSet() : [];
        bool Theirs(string id) => line.ByCharge ? charge.Contains(id) : owners[id].Overlaps(reach) || (table == "people_people" && reach.Contains(id));
        var own = door.Reads ? owners.Keys.Where(Theirs).Take(Some).Select(id => (All(line, id), true)) : [];
        var others = owners.Keys.Where(id => !Theirs(id)).Take(Some).Select(id => (All(line, id), false));
        return [.. own, .. others, .. owners.Count == 0 ? [(line.Ids(_ => Guid.Empty.ToString()), false)] : Array.Empty<(IReadOnlyList<string>, bool)>()];
    }

    private IReadOnlyList<string> All(AccessTable.Line line, string row) => line.Ids(s => s == line.Table ? row : rows.Beside(line.Table!, row, s));

    private string Stranger(Visitor visitor, Door door)
    {
        var reach = visitor.Reached(visitor.ScopeOf(door));
        return rows.Pupils.Keys.First(p => !reach.Contains(p));
    }

    /// <summary>Pupils whose name stands in an answer and who are out of reach. Namesakes say nothing.</summary>
    private IEnumerable<string> Foreign(Visitor visitor, Door door, string text)
    {
        if (visitor.Scopes.Count == 0 || !visitor.Limited(door))
            return [];
        var people = Known(visitor, visitor.ScopeOf(door));
        var names = rows.Pupils.Where(p => people.Contains(p.Key)).Select(p => p.Value).ToHashSet();
        var plain = WebUtility.HtmlDecode(Escaped().Replace(text, e => ((char)Convert.ToInt32(e.Groups[1].Value, 16)).ToString()));
        return rows.Pupils.Where(p => !people.Contains(p.Key) && !names.Contains(p.Value) && plain.Contains(p.Value, StringComparison.Ordinal)).Select(p => p.Value);
    }

    /// <summary>Whose names somebody may read: those within reach, who is with them in a team or a work, and who is in what one is in charge of.</summary>
    private HashSet<string> Known(Visitor visitor, Scope scope)
    {
        if (_known.TryGetValue((visitor.Role, scope), out var known))
            return known;
        known = [.. visitor.Reached(scope), .. visitor.Person is { } me ? rows.PeopleInChargeOf(me) : []];
        var reach = visitor.Reached(scope);
        foreach (var table in lines.Where(l => l.ByReach).Select(l => l.Table).OfType<string>().Distinct())
            known.UnionWith(rows.OwnersIn(table).Values.Where(owners => owners.Overlaps(reach)).SelectMany(owners => owners));
        return _known[(visitor.Role, scope)] = known;
    }

    private static string Words(Scope scope) => string.Join(", ", Enum.GetValues<Scope>().Where(s => s != Scope.None && scope.HasFlag(s))
        .Select(s => char.ToLowerInvariant(s.ToString()[0]) + s.ToString()[1..]));

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escaped();
}
