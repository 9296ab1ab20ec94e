// The door of this room.
export {
	countReports,
	decideReport,
	listReports,
	showReport,
	takeReport,
	type ReportCard,
} from './desk';
export { forgetReports } from './forget-reports';
export { mailReport } from './mail-report';
export { findReportable, type Reportable } from './reportable';
export { MOST_REPORTS_A_DAY, objectTo, sendReport, showReportTo } from './send-report';
