using Microsoft.SqlServer.TransactSql.ScriptDom;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Storage;

/// <summary>
/// The schema of SQL Server after every script, as CREATE statements alone. What a later script adds to a table or drops is
/// worked in; a statement this class does not know fails, so that nothing is left out in silence.
/// </summary>
internal sealed class SchemaSnapshot
{
    private readonly Dictionary<string, CreateTableStatement> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TSqlStatement> others = new(StringComparer.OrdinalIgnoreCase);

    public static SchemaSnapshot Current { get; } = Of(Migrator.Scripts("sqlserver").Select(script => script.Contents));

    public IEnumerable<CreateTableStatement> Tables => tables.Values;

    public IEnumerable<CreateIndexStatement> Indexes => others.Values.OfType<CreateIndexStatement>();

    public IEnumerable<string> Scripts => tables.Values.Concat(others.Values).Select(TSql.Write);

    public static SchemaSnapshot Of(IEnumerable<string> scripts)
    {
        var snapshot = new SchemaSnapshot();
        foreach (var statement in scripts.SelectMany(script => ((TSqlScript)TSql.Parse(script, out _)).Batches).SelectMany(batch => batch.Statements))
        {
            snapshot.Add(statement);
        }

        return snapshot;
    }

    /// <summary>The type of a column of that name, as it is declared; null where no table has one.</summary>
    public string? TypeOf(string column) => tables.Values
        .SelectMany(table => table.Definition.ColumnDefinitions)
        .Where(definition => definition.ColumnIdentifier.Value == column)
        .Select(definition => TSql.Write(definition.DataType))
        .FirstOrDefault();

    /// <summary>Whether the table numbers its rows itself.</summary>
    public bool GivesIds(string table) => tables[table].Definition.ColumnDefinitions.Any(column => column.IdentityOptions is not null);

    private void Add(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement table:
                tables.Add(table.SchemaObjectName.BaseIdentifier.Value, table);
                break;
            case AlterTableAddTableElementStatement added:
                var definition = tables[added.SchemaObjectName.BaseIdentifier.Value].Definition;
                added.Definition.ColumnDefinitions.ToList().ForEach(definition.ColumnDefinitions.Add);
                added.Definition.TableConstraints.ToList().ForEach(definition.TableConstraints.Add);
                break;
            case AlterTableDropTableElementStatement dropped:
                Drop(tables[dropped.SchemaObjectName.BaseIdentifier.Value].Definition, dropped);
                break;
            case AlterTableAlterColumnStatement altered:
                tables[altered.SchemaObjectName.BaseIdentifier.Value].Definition.ColumnDefinitions
                    .Single(column => column.ColumnIdentifier.Value == altered.ColumnIdentifier.Value).DataType = altered.DataType;
                break;
            case CreateIndexStatement index:
                others.Add($"{index.OnName.BaseIdentifier.Value}.{index.Name.Value}", index);
                break;
            case DropIndexStatement index:
                foreach (var clause in index.DropIndexClauses.Cast<DropIndexClause>())
                {
                    others.Remove($"{clause.Object.BaseIdentifier.Value}.{clause.Index.Value}");
                }

                break;
            case DropTableStatement gone:
                foreach (var name in gone.Objects.Select(table => table.BaseIdentifier.Value))
                {
                    tables.Remove(name);
                    others.Keys.Where(key => key.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)).ToList().ForEach(key => others.Remove(key));
                }

                break;
            case CreateTriggerStatement trigger:
                others.Add(trigger.Name.BaseIdentifier.Value, trigger);
                break;
            case DropTriggerStatement gone:
                gone.Objects.ToList().ForEach(name => others.Remove(name.BaseIdentifier.Value));
                break;
            case CreateViewStatement view:
                others.Add(view.SchemaObjectName.BaseIdentifier.Value, view);
                break;
            case Microsoft.SqlServer.TransactSql.ScriptDom.InsertStatement or UpdateStatement or DeleteStatement or PrintStatement or PredicateSetStatement:
                break;
            default:
                throw new NotSupportedException($"{statement.GetType().Name} in a script changes the schema in a way that is not known here; work it in.");
        }
    }

    private static void Drop(TableDefinition definition, AlterTableDropTableElementStatement dropped)
    {
        foreach (var name in dropped.AlterTableDropTableElements.Select(element => element.Name?.Value))
        {
            definition.ColumnDefinitions.Where(column => column.ColumnIdentifier.Value == name).ToList()
                .ForEach(column => definition.ColumnDefinitions.Remove(column));
            definition.TableConstraints.Where(constraint => constraint.ConstraintIdentifier?.Value == name).ToList()
                .ForEach(constraint => definition.TableConstraints.Remove(constraint));
        }
    }
}
