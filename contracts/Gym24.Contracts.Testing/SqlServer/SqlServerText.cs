using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Gym24.Contracts.Testing;

/// <summary>What SQL Server 2019 would say to a text before it looks at any table: the grammar of that very version.</summary>
public static class SqlServerText
{
    /// <summary>Functions that came after 2019; the grammar takes them for functions of somebody's own.</summary>
    private static readonly HashSet<string> Newer = new(StringComparer.OrdinalIgnoreCase)
    {
        "GREATEST", "LEAST", "DATETRUNC", "DATE_BUCKET", "GENERATE_SERIES", "JSON_OBJECT", "JSON_ARRAY", "JSON_OBJECTAGG", "JSON_ARRAYAGG",
        "JSON_PATH_EXISTS", "JSON_CONTAINS", "APPROX_PERCENTILE_CONT", "APPROX_PERCENTILE_DISC", "BIT_COUNT", "GET_BIT", "SET_BIT", "LEFT_SHIFT",
        "RIGHT_SHIFT", "REGEXP_LIKE", "REGEXP_REPLACE", "REGEXP_SUBSTR", "REGEXP_INSTR", "REGEXP_COUNT", "UNISTR", "PRODUCT", "VECTOR_DISTANCE",
    };

    /// <summary>Reads a script of one or more batches.</summary>
    /// <returns>The script, and what is wrong with it in one line each.</returns>
    public static (TSqlScript? Script, IReadOnlyList<string> Faults) Read(string sql)
    {
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors) as TSqlScript;
        var finder = new Finder();
        script?.Accept(finder);
        return (script, [.. errors.Select(e => $"line {e.Line}: {e.Message}"), .. finder.Faults]);
    }

    /// <summary>What the grammar allows and the server refuses.</summary>
    private sealed class Finder : TSqlFragmentVisitor
    {
        public List<string> Faults { get; } = [];

        public override void Visit(FunctionCall node)
        {
            if (Newer.Contains(node.FunctionName.Value))
                Faults.Add($"{node.FunctionName.Value} is newer than SQL Server 2019");
        }

        public override void Visit(OrderByClause node)
        {
            var twice = node.OrderByElements.Select(e => Text(e.Expression)).GroupBy(t => t, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
            if (twice is not null)
                Faults.Add($"{twice.Key} stands twice in the order");
        }

        public override void Visit(StringLiteral node)
        {
            if (!node.IsNational && node.Value.Any(c => !char.IsAscii(c)))
                Faults.Add($"'{node.Value}' lacks its N");
        }

        /// <summary>An aggregate over another one, or over a subquery.</summary>
        public override void ExplicitVisit(FunctionCall node)
        {
            if (node.OverClause is null && node.FunctionName.Value.ToUpperInvariant() is "SUM" or "MIN" or "MAX" or "AVG" or "COUNT")
            {
                var inner = new Inner();
                foreach (var parameter in node.Parameters)
                    parameter.Accept(inner);
                if (inner.Found)
                    Faults.Add($"an aggregate over a subquery: {Text(node)}");
            }
            base.ExplicitVisit(node);
        }

        private static string Text(TSqlFragment node) =>
            string.Concat(Enumerable.Range(node.FirstTokenIndex, node.LastTokenIndex - node.FirstTokenIndex + 1).Select(i => node.ScriptTokenStream[i].Text));
    }

    private sealed class Inner : TSqlFragmentVisitor
    {
        public bool Found { get; private set; }

        public override void Visit(QuerySpecification node) => Found = true;
    }
}
