package propose

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A role is what a label, or the header of a column, says of the text that follows.
type role uint8

const (
	noRole role = iota
	isType
	isName // the words of a type, where another column has the type
	isStatus
	isMessage
	isDescription
	isCauses
	isSteps
	isCategory
	isSample
	isAside // nothing of the error itself: examples, links, history
)

// The words of documentation in English, German, French, Spanish, Portuguese,
// Italian, Russian, Chinese, Japanese and Korean. A text in lower case, without a
// colon at its end, has the first role that matches all of it.
var roles = []struct {
	role    role
	pattern func() *regexp.Regexp
}{
	{isStatus, whole(`(http|rest|response)?[ -]?(response )?status[ -]?(code|number)?s?`, `https?( (response )?(code|status))?s?`, `http-?(statuscode|fehlercode|status)`, `(response )?status`,
		`(code|statut)( de statut)? http`, `(c[oó]digo|estado)( de)?( estado| status)? http`, `c[oó]digo de (estado|status)`, `(codice|stato)( di stato)? http`,
		`(код|статус)( ответа)? http`, `http[- ](код|статус)( ответа)?`, `http ?(状态码|狀態碼|状态|ステータス(コード)?|상태( ?코드)?)`, `状态码|狀態碼|ステータスコード|상태 ?코드`)},
	{isCauses, whole(`((the|a|an|common|possible|likely|root|potential|typical|main|most|probable|known|error|failure) )*(causes?|reasons?)( (of|for|why) .*)?`, `(common|possible|likely|typical|potential) (scenarios?|triggers?)`, `why( .*)?`, `when( does)? (this|it) (happens?|occurs?)`, `what (happened|went wrong|causes? (this|it).*|caused (this|it).*)`, `(root|possible) cause.*`, `triggers?( when)?`,
		`(mögliche )?(ursachen?|gründe|grund)`, `warum .*`, `(causes?|raisons?)( possibles?| probables?)?`, `pourquoi .*`, `(posibles? )?(causas?|motivos?|razones)( posibles?| comunes)?`, `por qu[eé] .*`, `(poss[ií]ve(l|is) )?(causas?|motivos?)( poss[ií]ve(l|is)| prov[aá]ve(l|is))?`,
		`(possibili )?(cause|causa|motivi|motivo)( possibili| comuni)?`, `perch[eé] .*`, `(возможн(ая|ые) )?(причин[аы])( .*)?`, `почему .*`, `(可能的?|常见|常見|错误|錯誤|产生|發生)?(原因)(说明|說明|分析)?`, `(考えられる|想定される|主な|発生)?(原因|理由)`, `なぜ.*`, `(가능한|일반적인|발생)? ?(원인|이유)`)},
	{isSteps, whole(`(how to|possible ways to|ways to|steps to) (fix|solve|resolve|correct|handle|troubleshoot|avoid|address|recover).*`, `(\w+ ){0,2}(solutions?|resolutions?|remed(y|ies|iation)|mitigations?|workarounds?)( - .*)?`, `.*troubleshoot(ing)?( .*)?`, `(what|steps?|actions?) (you (should|can)|should i|can i|can be|can you|to) (do|take|done|try).*`, `what helps`, `what now`, `next (steps?|actions?)`, `(suggested|recommended|required|corrective|user|developer|client)? ?(actions?|fix(es)?|steps?|responses? to take|handling|user response)( (to take|required|steps?))?`, `(recommended|suggested) (response|approach)`, `(to )?(fix|resolve)( it| this| this error)?`, `action( required)?`, `handling`,
		`(abhilfe|lösung(en|svorschlag|sweg|sschritte)?|behebung|maßnahmen?|fehlerbehebung|was (ist )?zu tun( ist)?|was (tun|hilft)|nächste schritte)`, `(solutions?|résolution|correctifs?|dépannage|mesures( à prendre)?|actions?( à (effectuer|entreprendre)| recommandées?| corrective)?|que faire|comment (corriger|résoudre).*)`, `(soluci[oó]n(es)?|qu[eé] hacer|c[oó]mo (solucionar|resolver|corregir).*|acci[oó]n(es)?( recomendadas?| sugeridas?| a tomar)?|pasos( .*)?)`, `(solu[cç][aãoõ](o|es|ões)?|solução|soluções|o que fazer|como (resolver|corrigir).*|a[cç](ão|ões)( recomendadas?)?)`,
		`(soluzion[ei]|rimedi[oi]?|cosa fare|come (risolvere|correggere).*|azion[ei]( consigliat[ae]| correttiv[ae])?)`, `(решени[ея]|способ(ы)? (решения|устранения)|что делать|как (исправить|решить|устранить).*|рекомендаци[ия].*|действи[ея])`, `(解决|解決|处理|處理|排查|修复)(方法|方案|办法|辦法|建议|建議|措施|步骤|步驟)?`, `(处理|解决)?(建议|建議|对策)`, `(解決|対処|対応)(方法|策|手順|案)?`, `対処法|推奨アクション`, `(해결|조치|대응|대처)( ?(방법|방안|사항|책))?`)},
	{isMessage, whole(`(example |sample |default |error |response |return )?(messages?|msg|text|summary|message text)`, `(error|return|reason|response)[ _-]?(message|msg|text|summary)`, `(returned|api) message`, `returnmessage`,
		`(fehler)?(meldung|text|nachricht)(stext)?`, `messages?( d['’]erreur)?`, `mensajes?( de error)?`, `mensage(m|ns)( de (erro|retorno))?`, `messaggi[o]?( di errore)?`, `(текст|сообщение)( об)?( ошибки|ошибке)?`, `(错误|錯誤|返回|提示)?(信息|訊息|消息|提示|描述信息|文案)`, `(エラー)?(メッセージ)`, `(오류|에러)? ?메시지`)},
	{isDescription, whole(`(error |detailed (error )?|short |long |additional )?(descriptions?|details?|meanings?|explanations?|information|info|notes?|comments?|remarks?|definition|what it means|what this means|context|overview)`, `description ?/ ?.*`,
		`(fehler)?(beschreibung|bedeutung|erläuterung|erklärung|details?|hinweise?)`, `(descriptions?|significations?|explications?|détails?)`, `(descripci[oó]n(es)?|significados?|explicaci[oó]n|detalles?)( .*)?`, `(descri[cç](ão|ões|ao)|significados?|explica[cç]ão|detalhes?)(/.*)?`, `(descrizion[ei]|significat[oi]|spiegazion[ei]|dettagli[o]?)`, `(описани[ея]|значени[ея]|пояснени[ея]|комментари[йи]|расшифровка)( .*)?`, `(错误|錯誤)?(描述|说明|說明|含义|含義|意义|备注|備註|解释|详情|说明信息)`, `(エラー)?(説明|内容|意味|備考|詳細|概要)`, `(오류|에러)? ?(설명|의미|내용|비고|상세)`)},
	{isType, whole(`(api |error |status |response |result |reason |return |platform |sub)?[ -]?(codes?|error types?|errors?|reasons?|exceptions?|error reasons?|error ids?|error keys?|error identifiers?|error names?|error constants?|errcodes?|ids?|keys?)( ?\(s\)| value)?`, `.*\b(error|reason|return|response|result|failure|fault|decline)[ _-]?(codes?|keys?|ids?|types?|reasons?)(\(s\))?`, `(err|ret|sub|reason|return|result|error)_?-?(code|type|no)s?`, `types?`, `values?`, `identifiers?`, `constants?`, `symbols?`, `.* (codes?|errors?|exceptions?)`,
		`(fehler)?(code|kennung|schlüssel|nummer|typ)s?`, `fehler`, `codes?( d['’]erreurs?| erreur)?`, `erreurs?`, `c[oó]digos?( d[eo]s?)?( errore?s?| erro| retorno)?`, `error(es)?|erros?`, `codic[ei]( di)?( errore)?`, `errori?`, `код( ошибки| ответа)?`, `ошибк[аи]`, `(错误|錯誤|返回|响应|业务|狀態|状态)?(码|碼|代码|代碼|编码|编号|值|号)`, `(エラー)?(コード|番号|種別)`, `エラー`, `(오류|에러|응답)? ?(코드|번호)`)},
	{isName, whole(`(error |condition |symbolic |enum |constant |exception )?(names?|titles?|labels?)`, `name|bezeichnung|nom|nombre|nome|имя|название|名称|名前|이름`)},
	{isCategory, whole(`(error )?(categor(y|ies)|class(es)?|groups?|severity|level|scope|module|domain|area)`, `kategorie|catégorie|categor[ií]a|категория|类别|分类|カテゴリ|분류`)},
	{isSample, whole(`(example|sample|error)( error)?( (response|body|payload|json|object))?`, `(example|sample) (error )?(response|answer|body)s?`, `response( body| example)?`, `json`, `beispiel(antwort)?`, `exemple( de réponse)?`, `ejemplo( de respuesta)?`, `exemplo( de resposta)?`, `esempio( di risposta)?`, `пример( ответа)?`, `(响应|返回)?示例`, `例|レスポンス例`, `예시`)},
	{isAside, whole(`(see also|related( .*)?|(useful|helpful|more|further) (links?|reading|information)|links?|references?|resources?|examples?( .*)?|.* examples?|code( .*)?|history|changelog|added in|removed in|since|availability|applies to|version|contents|on this page|was this (page )?helpful.*|feedback|need (more )?help.*|(how to )?get(ting)? help|show .*|copy|notes?|tips?|caution|warning|important|common mistakes|prevention|best practices|monitoring)`,
		`siehe auch|beispiele?|voir aussi|exemples?|v[eé]ase tambi[eé]n|ejemplos?|veja tamb[eé]m|exemplos?|vedi anche|esempi[o]?|см\. также|примеры?|参考|示例|相关(链接|文档)?|関連.*|例|参照|참고|예시`)},
}

// whole returns a pattern that matches a text that is one of the alternatives. It is
// compiled when it is first asked for: every start of errgen would wait for all of them.
func whole(alternatives ...string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("^(?:" + strings.Join(alternatives, "|") + ")$")
	})
}

// stems are what words of a kind have in common.
type stems struct {
	parts  []string // anywhere
	starts []string // where a word begins
	words  []string // whole words
}

// MatchString reports whether a text has one of the stems, in any case.
func (s *stems) MatchString(text string) bool {
	text = strings.ToLower(text)
	for _, part := range s.parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return slices.ContainsFunc(s.starts, func(start string) bool { return hasWord(text, start, false) }) ||
		slices.ContainsFunc(s.words, func(word string) bool { return hasWord(text, word, true) })
}

// hasWord reports whether a word of a text begins with another one, or is it.
func hasWord(text, word string, whole bool) bool {
	for {
		i := strings.Index(text, word)
		if i < 0 {
			return false
		}
		end := i + len(word)
		if (i == 0 || !isLetter(text[i-1]) || word[0] >= 0x80) && (!whole || end == len(text) || !isLetter(text[end])) {
			return true
		}
		text = text[end:]
	}
}

// isLetter reports whether a byte is of a word.
func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 0x80 }

// maxLabel is how long a label may be, in bytes.
const maxLabel = 80

// labelOf returns a text as labels are compared.
func labelOf(text string) string {
	text = strings.TrimRight(strings.ToLower(strings.TrimSpace(text)), ":：?？!. ")
	return strings.Join(strings.Fields(text), " ")
}

// roleOf returns the role of a label or of a header.
func roleOf(text string) role {
	if text == "" || len(text) > maxLabel {
		return noRole
	}
	label := labelOf(text)
	for _, r := range roles {
		if r.pattern().MatchString(label) {
			return r.role
		}
	}
	return noRole
}

// aboutErrors are in what headings, headers and addresses around errors say.
var aboutErrors = stems{
	parts: []string{
		"error", "errno", "errcode", "exception", "failure", "failed", "fault", "declin", "reject", "sqlstate",
		"rescode", "fehler", "erreur", "errore", "ошиб", "错误", "錯誤", "エラー", "오류", "에러", "troubleshoot", "problem",
		"result code", "return code", "response code", "reason code", "status code", "status-code", "close code",
	},
	words: []string{"erro", "erros"},
}

// aboutOthers are in what headings say over lists of codes that are no errors of an API.
var aboutOthers = stems{
	starts: []string{
		"exit", "param", "field", "propert", "attribut", "option", "setting", "config", "environment", "variable",
		"event", "webhook", "scope", "permission", "role", "plan", "pric", "tarif", "currenc", "countr", "language",
		"locale", "header", "changelog", "release", "version", "what's new", "endpoint", "method", "operation",
		"query", "enum", "test card", "test data", "test number", "transaction status", "order status", "feature",
		"flag", "warning", "pending", "glossar", "keyboard", "shortcut", "metric", "unit", "glossário", "parâmetr",
		"propriedad", "字段", "参数", "參數", "事件", "exemplo",
	},
	words: []string{"campo", "campos"},
}

// aboutFields matches the header of a column of names that are no types.
var aboutFields = regexp.MustCompile(`(?i)^(fields?|propert(y|ies)|param(eter)?s?|attributes?|names?|arguments?|keys?|members?|elements?|columns?|options?|flags?|variables?|headers?|propriedades?|campos?|par[aâ]metros?|eigenschaft(en)?|feld(er)?|champs?|propriétés?|поля?|параметры?|字段|参数|參數|フィールド|パラメータ|필드|(scope|event|permission|role|plan|metric|setting|env(ironment)?( variable)?|method|endpoint|operation|resource|currency|country|locale|language|command|feature)s?.*)$`)

// aboutTheError matches what headings say over what an error consists of.
var aboutTheError = regexp.MustCompile(`(?i)\b(errors?|exceptions?|error responses?) ?(object|response|format|structure|schema|body|fields?|propert(y|ies)|attributes?|handling|payload|model|shape|class|envelope|headers?|budget|severit(y|ies)|levels?|categor(y|ies)|reporting|tracking|logs?)\b|(format|structure|anatomy|shape|fields|attributes|properties|body|handling) of (an |the |all )?errors?|handling errors?`)

// ofFields matches the header of a column of what an object has.
var ofFields = regexp.MustCompile(`(?i)^(fields?|propert(y|ies)|param(eter)?s?|attributes?|arguments?|options?|flags?|variables?|headers?|propriedades?|campos?|par[aâ]metros?|eigenschaft(en)?|feld(er)?|champs?|propriétés?|поля?|параметры?|字段|参数|參數|フィールド|パラメータ|필드)\b`)

// failing are in what is said of errors, and of little else.
var failing = stems{
	parts: []string{
		"invalid", "fail", "error", "missing", "unable", "cannot", "denied", "expire", "exceed", "unknown",
		"unauthori", "required", "unsupported", "forbidden", "incorrect", "wrong", "already", "reject", "declin",
		"duplicate", "conflict", "unavailable", "mismatch", "illegal", "malformed", "timeout", "time out",
		"timed out", "limit", "abort", "unexpected", "blocked", "closed", "disabled", "violat", "too many",
		"too large", "too long", "too small", "too short", "too old", "n't", "n’t", "nicht", "kein", "ungültig",
		"fehl", "abgel", "erreur", "invalide", "échou", "expir", "inválid", "falh", "erro", "scadut", "mancante",
		"ошибк", "отсутств", "истек", "превыш", "不", "失败", "失敗", "错误", "錯誤", "无", "無", "未", "异常", "異常", "非法", "超",
		"过期", "ない", "ません", "エラー", "切れ", "않", "없", "오류", "실패", "잘못", "만료", "초과", "inconnu", "manqu", "refus",
		"interdit", "unbekannt", "desconoc", "venc", "rechaz", "denegad", "ausente", "recusad", "negad",
		"sconosciut", "rifiutat", "vietat",
	},
	words: []string{"not", "no", "bad", "must", "only", "non", "pas", "não", "n’est", "не"},
}
