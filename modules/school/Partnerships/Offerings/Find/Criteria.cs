using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Reading;
using Microsoft.AspNetCore.Http;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Offerings.Find;

/// <summary>What is looked for, as an address says it. Values of one filter are alternatives, filters narrow each other.</summary>
internal sealed class Criteria
{
    public const int DefaultSize = 50, MaxSize = 200, MaxPage = 100_000, MaxText = 200;

    /// <summary>For each filter the positions chosen; <see langword="null"/>: any.</summary>
    public bool[]?[] Chosen { get; } = new bool[]?[Filter.Count];

    /// <summary>As typed, for the search box.</summary>
    public string? Typed { get; private set; }
    public SearchText Text { get; private set; } = new(null);

    /// <summary><see langword="null"/>: both.</summary>
    public OfferingStatus? Status { get; private set; }

    /// <summary>Show what is history, too. Only pages hide it.</summary>
    public bool History { get; private set; }

    /// <summary><c>name</c> or <c>relevance</c>.</summary>
    public string Sort { get; private set; } = "name";
    public int Page { get; private set; } = 1;
    public int Size { get; private set; } = DefaultSize;

    public bool Has(int filter, int position) => Chosen[filter] is { } chosen && chosen[position];

    /// <summary>Reads an address; what is wrong goes to the faults and is left out.</summary>
    public static Criteria Read(IQueryCollection asked, Snapshot snapshot, Faults faults)
    {
        var criteria = new Criteria();
        foreach (var filter in snapshot.Filters)
            foreach (var value in asked[filter.Name])
                criteria.Choose(filter, value, faults);
        criteria.ReadText(asked, faults);
        criteria.Status = One(asked, "status") switch
        {
            null => null,
            "active" => OfferingStatus.Active,
            "historic" => OfferingStatus.Historic,
            var other => Unknown<OfferingStatus>(faults, "status", other, FileCodes.Statuses.ToString()),
        };
        criteria.History = One(asked, "history") switch
        {
            null or "false" => false,
            "true" => true,
            var other => Unknown<bool>(faults, "history", other, "true, false") ?? false,
        };
        criteria.Sort = One(asked, "sort") switch
        {
            null => criteria.Text.Any ? "relevance" : "name",
            "name" => "name",
            "relevance" => "relevance",
            var other => Unknown<int>(faults, "sort", other, "name, relevance") is null ? "name" : "",
        };
        criteria.Page = Number(asked, "page", 1, MaxPage, faults) ?? 1;
        criteria.Size = Number(asked, "size", 1, MaxSize, faults) ?? DefaultSize;
        return criteria;
    }

    private void Choose(Filter filter, string? value, Faults faults)
    {
        if (string.IsNullOrEmpty(value))
            return;
        var position = filter.Find(value);
        if (position >= 0)
            (Chosen[filter.Index] ??= new bool[filter.Values.Count])[position] = true;
        else if (filter.Index is Filter.Partner or Filter.Direction)
            faults.Add(filter.Name, T["Offering.Fault.UnknownId", Short(value)], "unknown");
        else
            Unknown<int>(faults, filter.Name, value, string.Join(", ", filter.Values));
    }

    private void ReadText(IQueryCollection asked, Faults faults)
    {
        if (One(asked, "q") is not { } typed)
            return;
        var wrong = new Faults();
        wrong.Text("q", typed, MaxText);
        foreach (var fault in wrong.Found)
            faults.Add(fault.Field, fault.Message, fault.Code);
        if (wrong.Any)
            return;
        (Typed, Text) = (typed.Trim(), new SearchText(typed));
    }

    private static string? One(IQueryCollection asked, string name) => asked[name].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

    private static int? Number(IQueryCollection asked, string name, int min, int max, Faults faults)
    {
        if (One(asked, name) is not { } value)
            return null;
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        faults.Add(name, T["Offering.Fault.Number", min, max], "range");
        return null;
    }

    private static TValue? Unknown<TValue>(Faults faults, string field, string value, string allowed) where TValue : struct
    {
        faults.Add(field, T["Offering.Fault.Unknown", Short(value), allowed], "unknown");
        return null;
    }

    private static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
