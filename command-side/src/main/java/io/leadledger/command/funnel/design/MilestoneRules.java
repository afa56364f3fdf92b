package io.leadledger.command.funnel.design;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rules of a design's milestones, in CEL: an expression language that can do nothing but
/// decide (ADR 0100). A rule sees `data` (the data points), `subject`, `reached` (when milestones
/// were reached), `entered` and `now`.
public final class MilestoneRules {
  static final String DATA = "data";
  static final String SUBJECT = "subject";
  static final String REACHED = "reached";
  static final String ENTERED = "entered";
  static final String NOW = "now";

  private static final int LONGEST = 2_000;
  private static final CelOptions LIMITS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(1_000)
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(50)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS).build();

  private final Map<String, ValueType> types;
  private final Map<String, CelRuntime.Program> rules = new HashMap<>();
  private final Map<String, List<String>> uses = new HashMap<>();

  private MilestoneRules(Map<String, ValueType> types) {
    this.types = types;
  }

  /// @throws IllegalStateException if a rule does not compile; a design that was accepted has none
  public static MilestoneRules of(FunnelDesign design) {
    var compiled = new MilestoneRules(types(design.dataPoints()));
    CelCompiler compiler = compiler(compiled.types, design.milestones());
    for (Milestone milestone : design.milestones()) {
      if (milestone.rule() != null) {
        compiled.compile(compiler, milestone.key(), milestone.rule());
      }
    }
    return compiled;
  }

  /// Something that is wrong with a rule, at a place in it: lines and columns from 1.
  record Mistake(int line, int column, String message) {}

  static List<Mistake> mistakes(
      String rule, List<DataPoint> dataPoints, List<Milestone> milestones) {
    return compiler(types(dataPoints), milestones).compile(rule).getErrors().stream()
        .map(
            issue ->
                new Mistake(
                    Math.max(1, issue.getSourceLocation().getLine()),
                    issue.getSourceLocation().getColumn() + 1,
                    issue.getMessage()))
        .toList();
  }

  /// Whether a milestone's rule holds, or it has none. One that needs what is not known does not.
  public boolean hold(String milestone, RuleFacts facts) {
    CelRuntime.Program rule = rules.get(milestone);
    try {
      return rule == null || Boolean.TRUE.equals(rule.eval(facts.bindings(types)));
    } catch (CelEvaluationException _) {
      return false;
    }
  }

  /// Names of the data points that a milestone's rule looks at.
  public List<String> uses(String milestone) {
    return uses.getOrDefault(milestone, List.of());
  }

  private void compile(CelCompiler compiler, String milestone, String rule) {
    try {
      CelAbstractSyntaxTree checked = compiler.compile(rule).getAst();
      rules.put(milestone, RUNTIME.createProgram(checked));
      uses.put(
          milestone,
          CelNavigableAst.fromAst(checked)
              .getRoot()
              .allNodes()
              .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.SELECT)
              .map(node -> node.expr().select())
              .filter(select -> select.operand().identOrDefault().name().equals(DATA))
              .map(CelExpr.CelSelect::field)
              .distinct()
              .toList());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("A rule of a published funnel does not compile", e);
    }
  }

  private static CelCompiler compiler(Map<String, ValueType> types, List<Milestone> milestones) {
    StructType data =
        struct(
            "Data",
            types.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, type -> type.getValue().inRules())));
    StructType reached =
        struct(
            "Reached",
            milestones.stream()
                .map(Milestone::key)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> SimpleType.TIMESTAMP)));
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(LIMITS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .setTypeProvider(new Types(data, reached))
        .addVar(DATA, data)
        .addVar(REACHED, reached)
        .addVar(SUBJECT, MapType.create(SimpleType.STRING, SimpleType.DYN))
        .addVar(ENTERED, SimpleType.TIMESTAMP)
        .addVar(NOW, SimpleType.TIMESTAMP)
        .setResultType(SimpleType.BOOL)
        .build();
  }

  private static StructType struct(String name, Map<String, CelType> types) {
    ImmutableMap<String, CelType> fields = ImmutableMap.copyOf(types);
    return StructType.create(
        name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
  }

  private static Map<String, ValueType> types(List<DataPoint> dataPoints) {
    return dataPoints.stream()
        .filter(point -> ValueType.NAMES.contains(point.type()))
        .collect(
            Collectors.toMap(DataPoint::name, point -> ValueType.of(point.type()), (a, _) -> a));
  }

  private record Types(StructType data, StructType reached) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.of(data, reached);
    }

    @Override
    public Optional<CelType> findType(String name) {
      return types().stream().filter(type -> type.name().equals(name)).findFirst();
    }
  }
}
