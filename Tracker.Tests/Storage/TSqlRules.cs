using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Tracker.Tests.Storage;

/// <summary>What parses, but has no place in this project.</summary>
/// <param name="isPortable">Whether the statement must mean the same in SQLite, so that only functions of both may be called.</param>
internal sealed class TSqlRules(bool isPortable) : TSqlFragmentVisitor
{
    // Of one name and meaning in both. CAST, COALESCE and NULLIF are no functions to the parser.
    private static readonly HashSet<string> PortableFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "COUNT", "SUM", "MIN", "MAX", "AVG", "ABS", "ROUND", "UPPER", "LOWER", "REPLACE", "TRIM", "LTRIM", "RTRIM",
        "ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE",
    };

    public List<string> Faults { get; } = [];

    public static IReadOnlyList<string> Check(string sql, bool isPortable)
    {
        var rules = new TSqlRules(isPortable);
        TSql.Parse(sql, out var errors).Accept(rules);
        return [.. errors, .. rules.Faults];
    }

    public override void Visit(MergeStatement node) => Faults.Add("MERGE has too many known faults.");

    public override void Visit(WaitForStatement node) => Faults.Add("WAITFOR holds a connection.");

    public override void Visit(CreateOrAlterProcedureStatement node) => CreateOrAlter();

    public override void Visit(CreateOrAlterFunctionStatement node) => CreateOrAlter();

    public override void Visit(CreateOrAlterTriggerStatement node) => CreateOrAlter();

    public override void Visit(CreateOrAlterViewStatement node) => CreateOrAlter();

    public override void Visit(AlterTableAlterColumnStatement node)
    {
        if (node.AlterTableAlterColumnOption == AlterTableAlterColumnOption.NotNull)
        {
            Faults.Add("ALTER COLUMN … NOT NULL fails or locks where rows are; add a new column.");
        }
    }

    public override void Visit(PredicateSetStatement node)
    {
        // A write to a table with a filtered index fails without them; the client has them on.
        if (!node.IsOn && node.Options != SetOptions.NoCount)
        {
            Faults.Add($"SET {node.Options} OFF: filtered indexes need the standard options.");
        }
    }

    public override void Visit(FunctionCall node)
    {
        if (isPortable && !PortableFunctions.Contains(node.FunctionName.Value))
        {
            Faults.Add($"{node.FunctionName.Value} is no function that both databases know by one name.");
        }
    }

    private void CreateOrAlter() => Faults.Add("A script runs once: CREATE or ALTER, not CREATE OR ALTER.");
}
